#include "evidence/verdicts.hpp"

#include <cutline/numeric/elementary.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace cutline::evidence {

Verdicts::Verdicts(const Model& model) {
    std::map<std::pair<std::string, TeamId>, std::size_t> remembered;
    for (const auto& held : model.held)
        for (const auto& verdict : held.verdicts) {
            const auto& round = model.plan.rounds[verdict.round];
            if (verdict.kind == Verdict::Kind::passes && round.gates[verdict.gate].memory) {
                const auto [at, is_new] = remembered.emplace(
                    std::pair{round.gates[verdict.gate].id, verdict.team}, together_.size());
                if (!is_new) {
                    together_[at->second].push_back(&verdict);
                    continue;
                }
            }
            together_.push_back({&verdict});
        }
}

Verdicts::Range Verdicts::range(const Together& verdicts, std::span<const double> drawn) {
    Range words{std::numeric_limits<std::int32_t>::min(),
                std::int64_t{std::numeric_limits<std::int32_t>::max()} + 1};
    for (const auto* verdict : verdicts) {
        const auto threshold = chance_threshold(verdict->chance.in(drawn));
        if (verdict->happened)
            words.high = std::min(words.high, threshold);
        else
            words.low = std::max(words.low, threshold);
    }
    words.high = std::max(words.low, words.high);
    return words;
}

double Verdicts::chance(std::span<const double> drawn) const {
    double product = 1;
    for (const auto& verdicts : together_) {
        const auto words = range(verdicts, drawn);
        product *= static_cast<double>(words.high - words.low) * 0x1p-32;
    }
    return product;
}

double Verdicts::log_chance(std::span<const double> drawn) const {
    return elementary::log(chance(drawn));
}

Key Verdicts::key_of(const Verdict& verdict, const DrawKeys& keys) {
    const auto& round = keys.rounds[verdict.round];
    switch (verdict.kind) {
    case Verdict::Kind::enters:
        return round.entry[verdict.team];
    case Verdict::Kind::admitted:
        return round.admission[verdict.team];
    case Verdict::Kind::withdraws:
        return round.withdrawal[verdict.team];
    case Verdict::Kind::passes:
        break;
    }
    return round.gates[verdict.gate][verdict.team];
}

void Verdicts::explain(std::span<const double> drawn, Chance& chance, const DrawKeys& keys, std::size_t draw,
                       Stretch& stretch) const {
    for (const auto& verdicts : together_) {
        const auto words = range(verdicts, drawn);
        const auto width = static_cast<std::uint64_t>(words.high - words.low);
        const auto word = words.low + static_cast<std::int64_t>(chance.word() * width >> 32);
        stretch.set_word(key_of(*verdicts.front(), keys), draw, static_cast<std::int32_t>(word));
    }
}

} // namespace cutline::evidence
