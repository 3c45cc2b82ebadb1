#include "engine/batch/numbers.hpp"

#include "engine/batch/kernels/weights.hpp"

#include <cutline/numeric/simplex.hpp>
#include <cutline/random/engine.hpp>

#include <algorithm>
#include <array>
#include <variant>

namespace cutline::batch {
namespace {

/// The value is one of the drawn numbers as it is.
bool plain(const Value& value) {
    return value.constant == 0 && value.terms.size() == 1 && value.terms.front().factor == 1;
}

/// The usual law is made several at a time.
void make(const DrawnNumber& number, std::span<const std::int32_t> words, double* drawn) {
    constexpr double most = 1e12; // beyond it numbers are cut off
    const auto* const uniform = std::get_if<Uniform>(&number.law);
    const bool usual = uniform != nullptr && !number.within && uniform->low < uniform->high &&
                       uniform->low >= -most && uniform->high <= most;
    if (usual)
        to_uniforms(words.size(), words.data(), uniform->low, uniform->high, drawn);
    else
        number.at_each(words, drawn);
}

} // namespace

Numbers::Numbers(const Plan& plan, const DrawKeys& keys)
    : plan_(plan), keys_(keys), drawn_(plan.draws()), as_float_(plan.draws()) {}

void Numbers::draw(const Lanes& lanes) {
    width_ = lanes.padded();
    room_.reset();
    float_room_.reset();
    std::ranges::fill(as_float_, nullptr);
    for (auto& column : drawn_)
        column = room_.take<double>(width_);
    const auto before = room_.mark();
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
        make(plan_.numbers[i], {lanes.words(keys_.numbers[i], room_), width_}, drawn_[i]);
        room_.release(before);
    }
    for (std::size_t i = 0; i < plan_.weights.size(); ++i)
        draw_weights(i, lanes);
}

/// Each component from its first words, lane by lane where those were not enough.
void Numbers::draw_weights(std::size_t i, const Lanes& lanes) {
    const auto& law = plan_.weights[i].law;
    if (lanes.together(keys_.weights[i], 0) != nullptr) {
        for (std::size_t lane = 0; lane < width_; ++lane) {
            const auto* const known = lanes.together(keys_.weights[i], lane < lanes.count() ? lane : 0);
            for (std::size_t j = 0; j < law.alpha.size(); ++j)
                drawn_[plan_.weights[i].first_draw + j][lane] = known[j];
        }
        return;
    }
    const auto before = room_.mark();
    auto* const rejected = room_.take<std::uint64_t>(width_);
    const bool conditioned = !law.order.empty() || !law.within.empty() || !law.ratios.empty();
    std::fill_n(rejected, width_, conditioned ? 1U : 0U);
    const std::span<double* const> columns{drawn_.data() + plan_.weights[i].first_draw, law.alpha.size()};
    std::uint32_t word = 0;
    for (std::size_t j = 0; j < columns.size() && !conditioned; ++j) {
        const auto after = room_.mark();
        std::array<const std::int32_t*, 3> words{};
        const auto count = words_of_gamma(law.alpha[j]);
        for (std::size_t k = 0; k < count; ++k)
            words[k] = lanes.words(keys_.weights[i], room_, word++);
        log_gammas(width_, law.alpha[j], {words.data(), count}, columns[j], rejected);
        room_.release(after);
    }
    if (!conditioned)
        to_simplex(width_, law.total, columns);
    std::vector<double> drawn(law.alpha.size());
    for (std::size_t lane = 0; lane < lanes.count(); ++lane) {
        if (rejected[lane] == 0)
            continue;
        cutline::draw(law, WordEngine(keys_.weights[i], lanes.trials()[lane]), drawn);
        for (std::size_t j = 0; j < drawn.size(); ++j)
            columns[j][lane] = drawn[j];
    }
    room_.release(before);
}

void Numbers::row(std::size_t lane, std::span<double> drawn) const {
    for (std::size_t i = 0; i < drawn_.size(); ++i)
        drawn[i] = drawn_[i][lane];
}

Column<double> Numbers::doubles(const Value& value, Arena& arena) const {
    if (value.certain())
        return same(value.constant, arena);
    if (plain(value))
        return Column<double>::each(drawn_[value.terms.front().draw]);
    std::vector<Multiple> terms;
    for (const auto& term : value.terms)
        terms.push_back({drawn_[term.draw], term.factor});
    auto* const sum = arena.take<double>(width_);
    add_multiples(width_, value.constant, terms, sum);
    return Column<double>::each(sum);
}

Column<float> Numbers::floats(const Value& value, Arena& arena, double divisor) const {
    if (value.certain())
        return same(static_cast<float>(value.constant / divisor), arena);
    const bool kept = plain(value) && divisor == 1;
    const auto draw = value.terms.front().draw;
    if (kept && as_float_[draw] != nullptr)
        return Column<float>::each(as_float_[draw]);
    auto* const floats = (kept ? float_room_ : arena).take<float>(width_);
    to_floats(width_, doubles(value, arena).data, divisor, floats);
    if (kept)
        as_float_[draw] = floats;
    return Column<float>::each(floats);
}

Column<double> Numbers::thresholds(const Value& chance, Arena& arena) const {
    if (chance.certain())
        return same(static_cast<double>(chance_threshold(chance.constant)), arena);
    auto* const thresholds = arena.take<double>(width_);
    to_thresholds(width_, doubles(chance, arena).data, thresholds);
    return Column<double>::each(thresholds);
}

Column<std::int32_t> Numbers::counts(const Value& value, Arena& arena) const {
    const auto values = doubles(value, arena);
    const auto length = value.certain() ? most_lanes : width_;
    auto* const counts = arena.take<std::int32_t>(length);
    to_counts(length, values.data, counts);
    return {counts, values.mask};
}

Steps Numbers::steps(double points, const Value& resolution, Arena& arena) const {
    if (resolution.is(0))
        return {};
    const auto values = doubles(resolution, arena);
    const auto length = resolution.certain() ? most_lanes : width_;
    auto* const count = arena.take<double>(length);
    auto* const as_float = arena.take<float>(length);
    auto* const tolerant_half = arena.take<float>(length);
    to_steps(length, points, values.data, count, as_float, tolerant_half);
    return {{count, values.mask}, {as_float, values.mask}, {tolerant_half, values.mask}};
}

Column<double> Numbers::sum(const PerId<LeafId, Value>& values, Arena& arena) const {
    if (std::ranges::all_of(values, &Value::certain)) {
        double sum = 0;
        for (const auto& value : values)
            sum += value.constant;
        return same(sum, arena);
    }
    auto* const sum = arena.take<double>(width_);
    std::fill_n(sum, width_, 0.0);
    for (const auto& value : values) {
        const auto each = doubles(value, arena);
        for (std::size_t lane = 0; lane < width_; ++lane)
            sum[lane] += *each.at(lane);
    }
    return Column<double>::each(sum);
}

} // namespace cutline::batch
