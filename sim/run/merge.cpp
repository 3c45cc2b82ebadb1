#include <cutline/run/merge.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cutline {

namespace {

/// "seed 1, not 2": what makes a part one of another run; empty if nothing does.
std::string difference(const SavedRun& part, const SavedRun& run) {
    if (auto other = other_question(part, run); !other.empty())
        return other;
    if (part.digest != run.digest)
        return fmt::format("scenario {}, not {}", part.digest, run.digest);
    if (part.seed != run.seed)
        return fmt::format("seed {}, not {}", part.seed, run.seed);
    if (part.trials != run.trials)
        return fmt::format("{} trials, not {}", part.trials, run.trials);
    if (part.shard.count != run.shard.count)
        return fmt::format("{} shards, not {}", part.shard.count, run.shard.count);
    if (part.confidence != run.confidence)
        return fmt::format("confidence {}, not {}", part.confidence, run.confidence);
    if (part.variant != run.variant)
        return fmt::format("variant '{}', not '{}'", part.variant.value_or(""), run.variant.value_or(""));
    if (part.set != run.set)
        return "other changes by --set";
    if (part.learnt_from != run.learnt_from || part.counterfactual != run.counterfactual)
        return "other published results";
    if (part.scenario != run.scenario)
        return "other titles, names or notes in its scenario";
    return {};
}

/// "2, 4 and 5 to 9 of 16".
std::string missing_numbers(const std::map<std::uint64_t, std::string>& names, std::uint64_t count) {
    std::vector<std::string> gaps;
    std::uint64_t next = 1;
    const auto add_gap = [&](std::uint64_t last) {
        if (next < last)
            gaps.push_back(fmt::format("{} to {}", next, last));
        else if (next == last)
            gaps.push_back(std::to_string(next));
    };
    for (const auto& [number, name] : names) {
        add_gap(number - 1);
        next = number + 1;
    }
    add_gap(count);
    std::string text;
    for (std::size_t i = 0; i < gaps.size(); ++i)
        text += (i == 0 ? "" : i + 1 == gaps.size() ? " and " : ", ") + gaps[i];
    return fmt::format("{} of {}", text, count);
}

} // namespace

Merger::Merger(CountsOfRun counts_of_run) : counts_of_run_(std::move(counts_of_run)) {}

void Merger::start(const SavedText& part, const std::string& name) {
    auto game = game_of(part.run);
    std::optional<Tally> tally;
    std::optional<Counts> counts;
    if (part.run.command == SavedRun{}.command)
        tally = tally_of(part, game);
    else if (counts_of_run_)
        counts = counts_of(part, counts_of_run_(part.run, game));
    else
        throw SavedRunError(fmt::format("is of `cutline {}`, which has no parts here", part.run.command));
    first_.emplace(First{part.run, name, std::move(game), std::move(tally), std::move(counts)});
}

void Merger::add_up(const SavedText& part) {
    if (first_->tally)
        first_->tally->merge(tally_of(part, first_->game));
    else
        first_->counts->merge(
            counts_of(part, Counts{first_->counts->size(), first_->counts->group_trials()}));
}

void Merger::add(std::string_view text, const std::string& name) {
    const auto part = read_saved(text, SavedKind::part);
    if (!first_) {
        start(part, name);
        names_.emplace(part.run.shard.number, name);
        return;
    }
    if (const auto other = difference(part.run, first_->run); !other.empty())
        throw SavedRunError(fmt::format("is of another run than '{}': {}", first_->name, other));
    if (const auto there = names_.find(part.run.shard.number); there != names_.end())
        throw SavedRunError(fmt::format("is part {} of {}, as '{}' is already", part.run.shard.number,
                                        part.run.shard.count, there->second));
    add_up(part);
    names_.emplace(part.run.shard.number, name);
}

void Merger::expect_all() const {
    if (!first_)
        throw SavedRunError("no part is given");
    const auto count = first_->run.shard.count;
    if (names_.size() < count)
        throw SavedRunError(fmt::format("part{} missing: {}", names_.size() + 1 == count ? " is" : "s are",
                                        missing_numbers(names_, count)));
}

} // namespace cutline
