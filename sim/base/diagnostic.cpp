#include <cutline/base/diagnostic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace cutline {
namespace {

std::string lines(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const auto& diagnostic : diagnostics) {
        text += text.empty() ? "" : "\n";
        text += to_string(diagnostic);
    }
    return text;
}

/// The least number of bytes to insert, delete or replace, and of neighbours to swap, that makes `b` of `a`.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(above, std::exchange(row, std::move(before)));
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, row[j - 1] + 1, above[j] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

/// How far a candidate is from a name: by edits, then by how little they begin alike, then end alike.
using Unlikeness = std::tuple<std::size_t, std::ptrdiff_t, std::ptrdiff_t>;

Unlikeness compare(std::size_t distance, std::string_view name, std::string_view candidate) {
    const auto start = std::ranges::mismatch(name, candidate).in1 - name.begin();
    const auto end = std::mismatch(name.rbegin(), name.rend(), candidate.rbegin(), candidate.rend()).first;
    return {distance, -start, -(end - name.rbegin())};
}

bool share_a_letter(std::string_view a, std::string_view b) {
    return a.find_first_of(b) != std::string_view::npos;
}

/// Whether `word` begins with `start`, and `start` is long enough to tell.
bool is_begun(std::string_view start, std::string_view word) {
    constexpr std::size_t telling = 3;
    return start.size() >= telling && word.starts_with(start);
}

} // namespace

std::string to_string(const Diagnostic& diagnostic) {
    std::string text;
    if (!diagnostic.place.file.empty()) {
        text = diagnostic.place.file;
        if (diagnostic.place.line > 0)
            text += fmt::format(":{}:{}", diagnostic.place.line, diagnostic.place.column);
        text += ": ";
    } else if (!diagnostic.path.empty()) {
        text = diagnostic.path + ": ";
    }
    text += diagnostic.severity == Severity::error ? "error: " : "warning: ";
    text += diagnostic.problem;
    if (!diagnostic.remedy.empty())
        text += "; " + diagnostic.remedy;
    return text;
}

void Diagnostics::add(Diagnostic diagnostic) {
    if (!seen_.insert(to_string(diagnostic)).second)
        return;
    auto& count = diagnostic.severity == Severity::error ? errors_ : warnings_;
    if (count++ < most_kept)
        all_.push_back(std::move(diagnostic));
}

void Diagnostics::error(Place place, std::string path, std::string problem, std::string remedy) {
    add({Severity::error, std::move(place), std::move(path), std::move(problem), std::move(remedy)});
}

void Diagnostics::warning(Place place, std::string path, std::string problem, std::string remedy) {
    add({Severity::warning, std::move(place), std::move(path), std::move(problem), std::move(remedy)});
}

InputError::InputError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(lines(diagnostics)), diagnostics_(std::move(diagnostics)) {}

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
    constexpr std::size_t longest_name = 64; // of an id; what is longer is no slip of the pen
    std::string best;
    if (name.size() > longest_name)
        return best;
    const auto most = std::max<std::size_t>(1, name.size() / 3);
    auto least = Unlikeness{most + 1, 0, 0};
    for (const auto& candidate : known) {
        if (candidate.size() > longest_name || !share_a_letter(name, candidate))
            continue;
        // The distance is at least the difference in length: no need to compute it for far words.
        const auto longer = std::max(name.size(), candidate.size());
        auto distance = longer - std::min(name.size(), candidate.size());
        if (distance <= most)
            distance = edit_distance(name, candidate);
        if (is_begun(name, candidate))
            distance = std::min(distance, most);
        if (const auto unlike = compare(distance, name, candidate); unlike < least) {
            least = unlike;
            best = candidate;
        }
    }
    return best;
}

std::string suggestion(std::string_view name, const std::vector<std::string>& known) {
    if (const auto near = nearest(name, known); !near.empty())
        return fmt::format("did you mean '{}'?", near);
    if (known.empty())
        return {};
    constexpr std::size_t shown = 10;
    const auto count = static_cast<std::ptrdiff_t>(std::min(shown, known.size()));
    const auto more = known.size() > shown ? fmt::format(", … ({} in all)", known.size()) : std::string{};
    return fmt::format("known: {}{}", fmt::join(known.begin(), known.begin() + count, ", "), more);
}

} // namespace cutline
