// How figures are printed: as the program's own tables print them (sim/report/percent.cpp).

const mostDecimals = 2;
const units = [1, 0.1, 0.01]; // of the last decimal, in percent

const clamp = (decimals) => Math.min(Math.max(decimals, 0), mostDecimals);

/// A number with so many decimals, without a sign on zero.
export function decimal(value, decimals) {
    const text = value.toFixed(decimals);
    return /[1-9]/.test(text) ? text : text.replace("-", "");
}

export function thousands(value, decimals = 0) {
    const [whole, rest] = decimal(value, decimals).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
}

/// How many decimals of a percentage an interval supports.
export function supportedDecimals({ low, high }) {
    const width = 100 * (high - low);
    let decimals = 0;
    while (decimals < mostDecimals && units[decimals] > width) ++decimals;
    return decimals;
}

/// What a table with these estimates prints: what the least certain one supports.
export function commonDecimals(estimates) {
    return Math.min(mostDecimals, ...estimates.map(supportedDecimals));
}

function looksCertain(p, decimals) {
    const text = decimal(100 * p, decimals);
    return text === decimal(0, decimals) || text === decimal(100, decimals);
}

function below(high, decimals) {
    const unit = units[clamp(decimals)];
    return `<${decimal(Math.max(1, Math.ceil((100 * high) / unit)) * unit, decimals)}%`;
}

function above(low, decimals) {
    const unit = units[clamp(decimals)];
    return `>${decimal(100 - Math.max(1, Math.ceil((100 * (1 - low)) / unit)) * unit, decimals)}%`;
}

/// "63.9%"; 0% and 100% only where they are proven, else "<0.01%" or ">99.99%".
export function percent(estimate, decimals = supportedDecimals(estimate)) {
    const { p, low, high, proven } = estimate;
    if (proven) return p < 0.5 ? "0%" : "100%";
    if (looksCertain(p, decimals)) decimals = Math.max(decimals, supportedDecimals(estimate));
    if (!looksCertain(p, decimals)) return `${decimal(100 * p, decimals)}%`;
    return p < 0.5 ? below(high, decimals) : above(low, decimals);
}

function end(p, decimals) {
    if (p === 0 || p === 1) return decimal(100 * p, 0);
    while (looksCertain(p, decimals) && decimals < mostDecimals) ++decimals;
    if (!looksCertain(p, decimals)) return decimal(100 * p, decimals);
    return p < 0.5
        ? `<${decimal(units[decimals], decimals)}`
        : `>${decimal(100 - units[decimals], decimals)}`;
}

/// "62.1–65.7%".
export function percentInterval(estimate, decimals = supportedDecimals(estimate)) {
    if (estimate.noInterval) return "–";
    if (estimate.proven) return estimate.p < 0.5 ? "0%" : "100%";
    return `${end(estimate.low, decimals)}–${end(estimate.high, decimals)}%`;
}

/// "+1.2" percentage points, with a true minus sign.
export function points(difference, decimals = supportedDecimals(difference)) {
    const text = decimal(Math.abs(100 * difference.p), decimals);
    if (!/[1-9]/.test(text)) return "0";
    return (difference.p > 0 ? "+" : "−") + text;
}

const signed = (value, decimals) => decimal(value, decimals).replace("-", "−");

/// "0.9 to 1.5", in percentage points.
export function pointsInterval(difference, decimals = supportedDecimals(difference)) {
    if (difference.noInterval) return "–";
    return `${signed(100 * difference.low, decimals)} … ${signed(100 * difference.high, decimals)}`;
}

/// "33.1 (32.9–33.4)" of any amount.
export function amount({ p, low, high, noInterval }, decimals = 1) {
    if (noInterval) return signed(p, decimals);
    return `${signed(p, decimals)} (${signed(low, decimals)}–${signed(high, decimals)})`;
}

/// An estimate of a study, {value, low, high}, in the words of a run's, {p, low, high}. An end of an interval that
/// nothing is known about is null there: then there is `noInterval`, and the estimate stands for its ends.
export function estimateOf({ value: p, low, high, proven }) {
    return { p, low: low ?? p, high: high ?? p, proven, noInterval: low === null || high === null };
}
