#include <cutline/run/saved_run.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cutline {

namespace {

std::string percent(double share) {
    return fmt::format("{}%", 100 * share);
}

std::string in_words(Shard shard) {
    return fmt::format("shard {}/{}", shard.number, shard.count);
}

/// Whether the run could have met its precision before it came as far as the checkpoint: nobody looked.
void expect_precision(const SavedRun& saved, const SavedRun& wanted) {
    if (!wanted.precision)
        return;
    if (!saved.precision)
        throw SavedRunError(fmt::format("is of a run without a precision; one of {} could have ended earlier",
                                        percent(*wanted.precision)));
    if (*wanted.precision > *saved.precision)
        throw SavedRunError(fmt::format("is of a run to a precision of {}; one of {} could have ended "
                                        "earlier, only a finer one can go on",
                                        percent(*saved.precision), percent(*wanted.precision)));
    if (wanted.confidence != saved.confidence)
        throw SavedRunError(fmt::format("is of a run to a precision at {} confidence, not {}",
                                        percent(saved.confidence), percent(wanted.confidence)));
}

/// A value of a question in a few words; "other" where it is long.
std::string shown(const nlohmann::ordered_json& question, const std::string& option) {
    constexpr std::size_t most_characters = 60;
    const auto text = question.contains(option) ? question[option].dump() : "nothing";
    return text.size() <= most_characters ? text : "something longer";
}

} // namespace

std::string other_question(const SavedRun& saved, const SavedRun& wanted) {
    if (saved.command != wanted.command)
        return fmt::format("of `cutline {}`, not of `cutline {}`", saved.command, wanted.command);
    if (saved.question == wanted.question)
        return {};
    const auto had = nlohmann::ordered_json::parse(saved.question);
    const auto wants = nlohmann::ordered_json::parse(wanted.question);
    for (const auto* each : {&wants, &had})
        for (const auto& [option, value] : each->items()) {
            if (had.contains(option) && wants.contains(option) && had[option] == wants[option])
                continue;
            if (value.is_boolean())
                return fmt::format("of a run {} --{}", had.value(option, false) ? "with" : "without", option);
            return fmt::format("of another {}: {}, not {}", option, shown(had, option), shown(wants, option));
        }
    return "of another question";
}

void expect_resumable(const SavedText& checkpoint, const SavedRun& wanted) {
    const auto& [saved, done, tally] = checkpoint;
    if (const auto other = other_question(saved, wanted); !other.empty())
        throw SavedRunError("is " + other);
    if (saved.digest != wanted.digest)
        throw SavedRunError(
            fmt::format("is of another scenario or other changes: its digest is {}, that of the run {}",
                        saved.digest, wanted.digest));
    if (saved.learnt_from != wanted.learnt_from || saved.counterfactual != wanted.counterfactual)
        throw SavedRunError("is of other published results, or of other beliefs about teams and numbers");
    if (saved.seed != wanted.seed)
        throw SavedRunError(fmt::format("is of seed {}, not {}", saved.seed, wanted.seed));
    if (saved.shard != wanted.shard)
        throw SavedRunError(
            fmt::format("is of {}, not of {}", in_words(saved.shard), in_words(wanted.shard)));
    if (wanted.shard.count > 1 && saved.trials != wanted.trials)
        throw SavedRunError(fmt::format("is of a shard of {} trials, not {}; shards can't be lengthened",
                                        saved.trials, wanted.trials));
    if (done.last > wanted.trials)
        throw SavedRunError(fmt::format("holds {} trials, more than the {} that are asked for",
                                        done.last - done.first, wanted.trials));
    if (done.last > done.first)
        expect_precision(saved, wanted);
}

} // namespace cutline
