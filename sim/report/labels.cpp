#include "report/labels.hpp"

#include "report/numbers.hpp"

#include <array>

namespace cutline {

std::string label_with_id(const std::string& id, const std::string& name) {
    return name.empty() || name == id ? id : name + " (" + id + ")";
}

std::string label_with_id(const RosterTeam& team) {
    return label_with_id(team.id, team.name);
}

std::string listed(const std::vector<std::string>& names) {
    if (names.empty())
        return "nobody";
    std::string text = names.front();
    for (std::size_t i = 1; i < names.size(); ++i)
        text += (i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

std::string listed(const Roster& roster, std::span<const TeamId> teams) {
    std::vector<std::string> names;
    names.reserve(teams.size());
    for (const auto team : teams)
        names.push_back(roster.teams[team].name);
    return listed(names);
}

std::string in_words(std::size_t number) {
    constexpr std::array words{"none", "one",   "two",   "three", "four", "five",
                               "six",  "seven", "eight", "nine",  "ten"};
    return number < words.size() ? words[number] : thousands(number);
}

std::string counted(std::size_t number, std::string_view singular) {
    return thousands(number) + " " + std::string(singular) + (number == 1 ? "" : "s");
}

std::string finalists_word(std::size_t finalists) {
    return finalists == 0 ? "finalists" : finalists == 1 ? "winner" : "final " + in_words(finalists);
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace cutline
