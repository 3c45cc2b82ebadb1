// Results that nobody played: every figure is made up, so that what the page prints can be worked out by hand.

const estimate = (value, low, high) => ({ value, low, high });
const share = (p, low, high) => ({ count: Math.round(1000 * p), p, low, high });

export const scenario = {
    cutline: 1,
    title: "Three kitchens",
    criteria: { taste: { points: 50, name: "맛" }, looks: 30, speed: 20 },
    teams: {
        oak: { name: "참나무", note: "assumption; nobody knows." },
        elm: {},
        fir: { source: ["guide"] },
    },
    inputs: { heat: { uniform: ["1%", "2%"], note: "assumption" } },
    rounds: {
        heat: { name: "Heat", keep: 2, gates: { stars: { name: "Stars", pass: "90%" } } },
        last: { keep: 1, withdraw: null },
    },
    finalists: 1,
    sources: {
        guide: {
            title: "The guide",
            publisher: "Press",
            date: "2026-02-03",
            url: "https://example.org/guide",
        },
    },
};

const head = {
    cutline: "9.9.9",
    title: scenario.title,
    digest: "sha256:0123",
    trials: 1000,
    seed: 3,
    confidence: 0.9,
    options: { variant: null, set: {} },
    scenario,
};

function team(name, final, survived, exits) {
    return {
        name,
        final,
        rounds: {
            heat: {
                entered: 1000,
                survived: survived.count,
                ...survived,
                exits: exits[0],
                last_exits: exits[0],
            },
            last: {
                entered: survived.count,
                survived: final.count,
                ...final,
                exits: exits[1],
                last_exits: exits[1],
            },
        },
        awards: {},
    };
}

export const run = {
    ...head,
    evidence: {
        ess: 1234,
        teams: {
            oak: {
                strength: estimate(0.021, 0.011, 0.031),
                totals: { heat: estimate(81.25, 80.0, 82.5) },
                ranks: { heat: [0.75, 0.25] },
            },
            elm: {
                strength: estimate(-0.02, -0.04, 0),
                totals: { heat: estimate(70, 69, 71) },
                ranks: { heat: [0.1, 0.9] },
            },
        },
    },
    teams: {
        oak: team("참나무", share(0.5, 0.474, 0.526), share(0.9, 0.883, 0.914), [
            { "gate:stars": 100 },
            { cut: 400 },
        ]),
        elm: team("elm", share(0.4, 0.375, 0.426), share(0.75, 0.727, 0.772), [{ cut: 250 }, { cut: 350 }]),
        fir: team("fir", share(0.1, 0.086, 0.117), share(0.35, 0.326, 0.375), [{ cut: 650 }, { cut: 250 }]),
    },
    finals: [
        { teams: ["oak"], ...share(0.5, 0.474, 0.526) },
        { teams: ["elm"], ...share(0.4, 0.375, 0.426) },
        { teams: ["fir"], ...share(0.1, 0.086, 0.117) },
    ],
    rounds: {
        heat: {
            survivors: { 2: 1000 },
            ties: 0,
            path: null,
            flows: { entry: { oak: 1000, elm: 1000, fir: 1000 } },
        },
        last: {
            survivors: { 1: 1000 },
            ties: 0,
            path: null,
            flows: { heat: { oak: 900, elm: 750, fir: 350 } },
        },
    },
};

export const compare = {
    ...head,
    baseline: "as-is",
    teams: {
        oak: { name: "참나무", p: estimate(0.5, 0.474, 0.526) },
        elm: { p: estimate(0.4, 0.375, 0.426) },
        fir: { p: estimate(0.1, 0.086, 0.117) },
    },
    alternatives: {
        gentle: {
            title: "A gentler heat",
            digest: "sha256:4567",
            teams: {
                oak: { p: estimate(0.475, 0.449, 0.501), difference: estimate(-0.025, -0.03, -0.02) },
                elm: { p: estimate(0.42, 0.395, 0.446), difference: estimate(0.02, 0.015, 0.025) },
                fir: { p: estimate(0.105, 0.09, 0.122), difference: estimate(0.005, 0.001, 0.009) },
            },
        },
    },
};

const corners = [
    [100, 0, 0],
    [0, 100, 0],
    [0, 0, 100],
];
const studied = (final, central) => ({
    final,
    nominal: final,
    acceptability: { heat: [estimate(0.6, 0.55, 0.65), estimate(0.4, 0.35, 0.45)] },
    central_weights: {
        taste: estimate(central, central - 1, central + 1),
        looks: estimate(30, 29, 31),
        speed: estimate(70 - central, 69 - central, 71 - central),
    },
    confidence: estimate(0.55, 0.52, 0.58),
});
export const weights = {
    ...head,
    criteria: {
        taste: { name: "맛", nominal: 50 },
        looks: { name: "looks", nominal: 30 },
        speed: { name: "speed", nominal: 20 },
    },
    teams: {
        oak: studied(estimate(0.5, 0.474, 0.526), 44),
        elm: studied(estimate(0.4, 0.375, 0.426), 33),
        fir: studied(estimate(0.1, 0.086, 0.117), 22),
    },
    flip: {
        finalists: ["oak"],
        chance: estimate(0.5, 0.474, 0.526),
        nearest: {
            finalists: ["elm"],
            distance: estimate(0.2, 0.1, 0.3),
            weights: { taste: 30, looks: 45, speed: 25 },
        },
    },
    stability: {},
    grid: corners.map(([taste, looks, speed], i) => ({
        weights: { taste, looks, speed },
        final: { oak: [0.8, 0.3, 0.5][i], elm: 0.2, fir: 0.1 },
    })),
};

const source = (first, total, shapley) => ({
    first: estimate(first, first, first),
    total: estimate(total, total, total),
    shapley: estimate(shapley, shapley - 0.01, shapley + 0.01),
});
export const sensitivity = {
    ...head,
    method: "sobol",
    of: "final",
    sources: {},
    means: { oak: 0.5, elm: 0.4, fir: 0.1 },
    shares: {
        ability: estimate(0.62, 0.6, 0.64),
        weights: estimate(0, 0, 0),
        rules: estimate(0.08, 0.07, 0.09),
        luck: estimate(0.3, 0.28, 0.32),
    },
    outputs: {
        oak: { strength: source(0.3, 0.7, 0.62), form: source(0.1, 0.4, 0.3) },
        elm: { strength: source(0.2, 0.6, 0.5), form: source(0.1, 0.4, 0.3) },
        fir: { strength: source(0.2, 0.6, 0.5), form: source(0.1, 0.4, 0.3) },
    },
};

export const all = [run, compare, weights, sensitivity];
