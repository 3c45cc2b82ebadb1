#include "cli/option_values.hpp"

#include "cli/command.hpp"

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/measure.hpp>
#include <cutline/scenario/number_text.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>

namespace cutline::cli {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 4> formats{
    {{Format::table, "table"}, {Format::json, "json"}, {Format::csv, "csv"}, {Format::md, "md"}}};

constexpr std::array<std::pair<Engine, std::string_view>, 2> engines{
    {{Engine::batch, "batch"}, {Engine::reference, "reference"}}};

constexpr std::array<std::pair<Language, std::string_view>, 2> languages{
    {{Language::english, "en"}, {Language::korean, "ko"}}};

constexpr unsigned most_threads = 1'024;

[[noreturn]] void refuse(std::string_view option, const std::string& text, std::string_view wanted) {
    throw UsageError(fmt::format("--{} can't be '{}'; it takes {}", option, text, wanted));
}

template <class Value, std::size_t n>
std::vector<std::string> names_of(const std::array<std::pair<Value, std::string_view>, n>& words) {
    std::vector<std::string> names;
    for (const auto& [value, name] : words)
        names.emplace_back(name);
    return names;
}

template <class Value, std::size_t n>
Value read_word(std::string_view option, const std::string& text,
                const std::array<std::pair<Value, std::string_view>, n>& words) {
    for (const auto& [value, name] : words)
        if (name == text)
            return value;
    refuse(option, text, fmt::format("{}", fmt::join(names_of(words), " or ")));
}

/// Digits, or what comes to a whole number, such as 1e6; nothing below 0 or beyond 64 bits.
std::optional<std::uint64_t> whole_number(const std::string& text) {
    std::uint64_t exact = 0;
    const auto* end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, exact); read.ec == std::errc{} && read.ptr == end)
        return exact;
    const auto number = parse_number(text);
    constexpr double exact_doubles = 0x1p63;
    if (!number || number->percent || number->value < 0 || number->value >= exact_doubles ||
        std::trunc(number->value) != number->value)
        return {};
    return static_cast<std::uint64_t>(number->value);
}

/// The ending of a file's name, in small letters: ".csv".
std::string ending_of(const std::string& path) {
    auto ending = std::filesystem::path{path}.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

} // namespace

std::uint64_t read_trials(const std::string& text) {
    const auto number = whole_number(text);
    if (!number || *number < 1 || static_cast<double>(*number) > measure::trials.high)
        refuse("trials", text, "a whole number from 1, as in 1000000 or 1e6");
    return *number;
}

std::uint64_t read_seed(const std::string& text) {
    const auto number = whole_number(text);
    if (!number)
        refuse("seed", text, measure::seed.what);
    return *number;
}

std::uint64_t read_trial(const std::string& text) {
    const auto number = whole_number(text);
    if (!number || static_cast<double>(*number) > measure::trials.high)
        refuse("trial", text, "the number of a trial, from 0");
    return *number;
}

unsigned read_threads(const std::string& text) {
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > most_threads)
        refuse("threads", text, fmt::format("a whole number from 1 to {}", most_threads));
    return static_cast<unsigned>(*number);
}

double read_precision(const std::string& text) {
    const auto number = parse_number(text);
    if (!number || number->value < measure::precision.low || number->value > measure::precision.high)
        refuse("precision", text, "a half-width such as 0.1%, from 0.00001% to 50%");
    return number->value;
}

double read_probability(const std::string& text) {
    const auto number = parse_number(text);
    if (!number || number->value <= 0 || number->value >= 1)
        refuse("probability", text, "a share above 0% and below 100%, as in 90%");
    return number->value;
}

Confidence read_confidence(const std::string& text) {
    const auto number = parse_number(text);
    if (!number || number->value < 0.5 || number->value > 0.999999)
        refuse("confidence", text, "a share such as 95%, from 50% to 99.9999%");
    return Confidence{number->value};
}

Shard read_shard(const std::string& text) {
    const auto slash = std::min(text.find('/'), text.size());
    const auto number = whole_number(text.substr(0, slash));
    const auto count = whole_number(text.substr(std::min(slash + 1, text.size())));
    if (!number || !count || *number < 1 || *number > *count || *count > most_shards)
        refuse("shard", text, fmt::format("i/n with i from 1 to n and n up to {}, as in 3/16", most_shards));
    return {*number, *count};
}

std::chrono::duration<double> read_seconds(const std::string& text) {
    const auto number = parse_number(text);
    if (!number || number->percent || number->value < 0 || number->value > 1e6)
        refuse("checkpoint-every", text, "seconds");
    return std::chrono::duration<double>{number->value};
}

Language read_language(const std::string& text) {
    return read_word("lang", text, languages);
}

std::vector<std::string> language_names() {
    return names_of(languages);
}

Engine read_engine(const std::string& text) {
    return read_word("engine", text, engines);
}

std::vector<std::string> engine_names() {
    return names_of(engines);
}

std::pair<std::string, std::string> read_change(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        refuse("set", text, "path=value, as in --set rounds.stage2.keep=2");
    return {text.substr(0, equals), text.substr(equals + 1)};
}

SourceGroup read_group(const std::string& text) {
    const auto equals = std::min(text.find('='), text.size());
    SourceGroup group{text.substr(0, equals), {}};
    for (auto from = equals; from < text.size();) {
        const auto comma = std::min(text.find(',', from + 1), text.size());
        group.members.push_back(text.substr(from + 1, comma - from - 1));
        from = comma;
    }
    if (group.name.empty() || group.members.empty() ||
        std::ranges::find(group.members, "") != group.members.end())
        refuse("group", text, "name=source,source, as in --group rivals=strength,profile");
    return group;
}

Sweep read_sweep(const std::string& text) {
    const auto equals = std::min(text.find('='), text.size());
    const auto first = std::min(text.find(':', equals), text.size());
    const auto second = std::min(text.find(':', first + 1), text.size());
    const auto part = [&](std::size_t from, std::size_t to) {
        return from < to ? parse_number(std::string_view{text}.substr(from, to - from)) : std::nullopt;
    };
    const auto low = part(equals + 1, first);
    const auto high = part(first + 1, second);
    const auto step = part(second + 1, text.size());
    if (equals == 0 || !low || !high || !step || low->percent != high->percent ||
        low->percent != step->percent || step->value <= 0 || high->value < low->value)
        refuse("sweep", text,
               "path=low:high:step with low ≤ high and step > 0, as in --sweep weights.user=20:40:5; with %, "
               "all three");

    constexpr double slack = 1e-9; // of a step: decimal fractions aren't exact
    const double steps = std::floor((high->value - low->value) / step->value + slack);
    if (steps >= static_cast<double>(most_sweep_points))
        refuse("sweep", text, fmt::format("at most {} values; a larger step", most_sweep_points));
    Sweep sweep{text.substr(0, equals), {}};
    const double unit = low->percent ? 100 : 1;
    for (double i = 0; i <= steps; i += 1)
        sweep.values.push_back(
            fmt::format("{:.12g}{}", unit * (low->value + i * step->value), low->percent ? "%" : ""));
    return sweep;
}

Format read_format(const std::string& text, std::string_view command, const std::vector<Format>& accepted) {
    for (const auto& [format, name] : formats)
        if (name == text && std::ranges::find(accepted, format) != accepted.end())
            return format;
    throw UsageError(
        fmt::format("{} has no format '{}'; {}", command, text, suggestion(text, names_of(accepted))));
}

std::string read_output(const std::string& text) {
    const auto ending = ending_of(text);
    if (ending == ".yaml" || ending == ".yml")
        throw UsageError(
            fmt::format("--output '{}' would overwrite a scenario, or be taken for one; results are "
                        ".json, .csv, .md or plain text",
                        text));
    for (const std::string_view foreign : {".xlsx", ".xls", ".ods", ".docx", ".pdf"})
        if (ending == foreign)
            throw UsageError(
                fmt::format("--output '{}': no {} can be written; spreadsheets open a .csv", text, foreign));
    return text;
}

void expect_text_name(const std::string& output) {
    const auto ending = ending_of(output);
    if (ending == ".html" || ending == ".svg" || ending == ".png")
        throw UsageError(
            fmt::format("--output '{}': results are .json, .csv, .md or plain text; pages come from "
                        "--report or `cutline report`, pictures from `run --plot`",
                        output));
}

std::string format_of_file(const std::string& path) {
    const auto ending = ending_of(path);
    return ending == ".csv" || ending == ".json" || ending == ".md" ? ending.substr(1) : "";
}

std::vector<std::string> names_of(const std::vector<Format>& accepted) {
    std::vector<std::string> names;
    for (const auto format : accepted)
        names.emplace_back(
            std::ranges::find(formats, format, &std::pair<Format, std::string_view>::first)->second);
    return names;
}

std::string format_names(const std::vector<Format>& accepted) {
    const auto names = names_of(accepted);
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
        text += names[i] + (i == 0 ? " (the default)" : "");
    }
    return text;
}

} // namespace cutline::cli
