#include "tally/counts_json.hpp"
#include "tally/wide_text.hpp"

#include <cutline/tally/counts_text.hpp>

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace cutline {

namespace {

using Json = nlohmann::ordered_json;

} // namespace

/// Fills counts that are empty. Each `read` says whether it could.
class CountsReader {
  public:
    explicit CountsReader(Counts& into) : into_(into) {}

    [[nodiscard]] bool read(const Json& json) {
        if (!json.is_object() || json.size() != 3)
            return false;
        const auto block = json.find("group_trials");
        const auto trials = json.find("trials");
        const auto counters = json.find("counters");
        return block != json.end() && *block == into_.group_trials() && trials != json.end() &&
               read_trials(*trials) && counters != json.end() && read_counters(*counters);
    }

  private:
    [[nodiscard]] bool read_trials(const Json& json) {
        if (!json.is_array() || json.size() != Counts::groups)
            return false;
        for (std::size_t group = 0; group < Counts::groups; ++group) {
            if (!json[group].is_number_unsigned())
                return false;
            into_.trials_[group] = json[group].get<std::uint64_t>();
            if (into_.trials_[group] > most_trials)
                return false;
        }
        return true;
    }

    [[nodiscard]] bool read_counters(const Json& json) {
        if (!json.is_array() || json.size() != into_.counters_.size())
            return false;
        for (std::size_t i = 0; i < json.size(); ++i) {
            const auto sum =
                json[i].is_string() ? read_wide(json[i].get_ref<const std::string&>()) : std::nullopt;
            const auto most = WideSum{into_.trials_[i / into_.size()]} * most_of_a_trial;
            if (!sum || *sum < -most || *sum > most)
                return false;
            into_.counters_[i] = *sum;
        }
        return true;
    }

    static constexpr std::uint64_t most_trials = std::numeric_limits<std::int64_t>::max();
    static constexpr auto most_of_a_trial = WideSum{1} << 63; // sums of whole files then fit, too

    Counts& into_;
};

Json counts_json(const Counts& counts) {
    auto trials = Json::array();
    auto counters = Json::array();
    for (std::size_t number = 0; number < Counts::groups; ++number) {
        const auto group = counts.group(number);
        trials.push_back(group.trials);
        for (const auto sum : group.counters)
            counters.push_back(wide_text(sum));
    }
    return {{"group_trials", counts.group_trials()},
            {"trials", std::move(trials)},
            {"counters", std::move(counters)}};
}

bool read_counts(const Json& json, Counts& into) {
    return CountsReader{into}.read(json);
}

std::string counts_text(const Counts& counts) {
    return counts_json(counts).dump();
}

std::optional<Counts> read_counts(std::string_view text, const Counts& empty) {
    constexpr bool throwing = false;
    Counts counts{empty.size(), empty.group_trials()};
    if (!read_counts(Json::parse(text, nullptr, throwing), counts))
        return std::nullopt;
    return counts;
}

} // namespace cutline
