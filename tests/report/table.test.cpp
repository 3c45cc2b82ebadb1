#include "report/bar.hpp"

#include <cutline/report/display.hpp>
#include <cutline/report/page.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

namespace {

using namespace cutline;

/// Columns of text that holds nothing but ASCII, precomposed Hangul, jamo and narrow punctuation: by hand
/// from the code points, to check the library's tables against.
std::size_t columns_by_hand(const std::string& text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0x7fU >> length);
        for (std::size_t j = 1; j < length; ++j)
            code = code << 6 | (static_cast<unsigned char>(text[i + j]) & 0x3fU);
        const bool syllable = code >= 0xac00 && code <= 0xd7a3;
        const bool leading_consonant = code >= 0x1100 && code <= 0x115f;
        const bool joined = code >= 0x1160 && code <= 0x11ff;
        columns += joined ? 0 : syllable || leading_consonant ? 2 : 1;
        i += length;
    }
    return columns;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

Table korean() {
    Table table{.title = "표"};
    table.columns = {{"Team"}, {"2차 단계평가", Align::right}, {"Commonest exit of all"}};
    table.rows = {
        {"LG AI연구원 (lg)", Cell::number("96.7%", 0.967), "최종 평가: cut, 4.0%"},
        {"kt", Cell::number("5.5%", 0.055), "–"},
        {"\u1112\u1161\u11ab\u1100\u1173\u11af", Cell::number(">99.99%", 1), "한글"}}; // 한글, decomposed
    return table;
}

TEST_CASE("Korean syllables take two columns, decomposed ones too") {
    CHECK(display_width("LG AI연구원") == 11);
    CHECK(display_width("한글") == 4);
    CHECK(display_width("\u1112\u1161\u11ab\u1100\u1173\u11af") == 4);
    CHECK(display_width("e\u0301–…") == 3);
    CHECK(display_width("") == 0);
    CHECK(display_width("\xff\xfe") == 2); // not UTF-8
}

TEST_CASE("text is cut between characters, with an ellipsis") {
    CHECK(cut_to_width("LG AI연구원", 11) == "LG AI연구원");
    CHECK(cut_to_width("LG AI연구원", 10) == "LG AI연구…");
    CHECK(cut_to_width("LG AI연구원", 9) == "LG AI연…"); // half a syllable doesn't fit
    CHECK(cut_to_width("abc", 1) == "…");
    CHECK(cut_to_width("abc", 0).empty());
    CHECK(cut_to_width("\u1112\u1161\u11ab\u1100\u1173\u11af", 3) == "\u1112\u1161\u11ab…");
}

TEST_CASE("what could move the cursor or turn the writing doesn't reach the terminal") {
    CHECK(printable("a\x1b[31mb\nc\u202e") == "a [31mb c ");
}

TEST_CASE("the columns of a terminal table line up whatever the script") {
    const auto shown = lines(terminal_text(korean(), {}));
    REQUIRE(shown.size() == 6);
    CHECK(shown[0] == "표");
    // The second column is right-aligned, so it ends where its heading ends; the third starts two columns
    // later.
    const auto end = columns_by_hand(shown[1].substr(0, shown[1].find("Commonest")));
    for (const std::string cell : {"최종", "–", "한글"}) {
        const auto row =
            *std::ranges::find_if(shown, [&](const auto& line) { return line.find(cell) != line.npos; });
        CHECK(columns_by_hand(row.substr(0, row.find(cell))) == end);
    }
    for (const std::string number : {"96.7%", "5.5%", ">99.99%"}) {
        const auto row = *std::ranges::find_if(
            shown, [&](const auto& line) { return line.find("  " + number) != line.npos; });
        CHECK(columns_by_hand(row.substr(0, row.find(number) + number.size())) == end - 2);
    }
}

TEST_CASE("a table fits the terminal: headings break first, then text, never a number") {
    for (std::size_t width = 44; width < 80; ++width) {
        const auto text = terminal_text(korean(), {.width = width});
        INFO(width << "\n" << text);
        for (const auto& line : lines(text))
            CHECK(columns_by_hand(line) <= width);
        CHECK(text.find("96.7%") != std::string::npos);
        CHECK(text.find(">99.99%") != std::string::npos);
    }
    CHECK(terminal_text(korean(), {.width = 5}).find(">99.99%") != std::string::npos);
}

TEST_CASE("a narrow terminal does without spare columns, then folds; names and causes stay whole") {
    auto table = korean();
    table.columns.push_back({.heading = "95% interval", .align = Align::right, .spare = 1});
    for (auto& row : table.rows)
        row.emplace_back("96.5–96.9%");
    const auto wide = terminal_text(table, {.width = 80});
    CHECK(wide.find("96.5–96.9%") != std::string::npos);
    const auto narrow = terminal_text(table, {.width = 56});
    CHECK(narrow.find("96.5–96.9%") == std::string::npos);
    CHECK(narrow.find("Not shown on so narrow a terminal: 95% interval.") != std::string::npos);
    CHECK(narrow.find("LG AI연구원 (lg)") != std::string::npos);
    CHECK(narrow.find("최종 평가: cut, 4.0%") != std::string::npos);
    CHECK(narrow.find("…") == std::string::npos);
    const auto folded = terminal_text(table, {.width = 34});
    CHECK(std::ranges::count(lines(folded), std::string("kt"),
                             [](const auto& line) { return line.substr(0, 2); }) == 2);
    CHECK(folded.find("…") == std::string::npos);
}

TEST_CASE("bars have the length of their shares, to an eighth of a column") {
    CHECK(bar(0, 8).empty());
    CHECK(bar(1, 4) == "████");
    CHECK(bar(0.5, 5) == "██▌");
    CHECK(bar(0.33, 3) == "█"); // 7.92 eighths
    CHECK(bar(1.0 / 64, 8) == "▏");
    CHECK(bar(1e-9, 8) == "▏"); // seen, however small
    CHECK(bar(0.999, 8) == "████████");
}

TEST_CASE("a terminal draws bars beside a table where it has room, and only then") {
    auto table = korean();
    table.columns[1].bar = true;
    const auto without = terminal_text(table, {.width = 80});
    const auto with = lines(terminal_text(table, {.width = 80, .bars = Bars::blocks}));
    CHECK(with[3].ends_with("최종 평가: cut, 4.0%   " + bar(0.967, 20)));
    CHECK(with[4].ends_with("–                      " + bar(0.055, 20)));
    // The widths: 16 + 12 + 21 and a gap of two after each. One column less than 8 more leaves no room.
    CHECK(terminal_text(table, {.width = 63, .bars = Bars::blocks}).find("█") != std::string::npos);
    CHECK(terminal_text(table, {.width = 62, .bars = Bars::blocks}) == terminal_text(table, {.width = 62}));
    CHECK(terminal_text(table, {.bars = Bars::blocks}) == terminal_text(table, {}));
    CHECK(without.find("█") == std::string::npos);
}

TEST_CASE("without colour there are no escape sequences, with it the text is the same") {
    auto coloured = terminal_text(korean(), {.width = 0, .colour = Colour::ansi});
    const auto plain = terminal_text(korean(), {});
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(coloured.find('\x1b') != std::string::npos);
    for (const std::string code : {"\x1b[1m", "\x1b[0m"})
        for (auto at = coloured.find(code); at != std::string::npos; at = coloured.find(code))
            coloured.erase(at, code.size());
    CHECK(coloured == plain);
}

TEST_CASE("CSV quotes what RFC 4180 says, and gives raw numbers") {
    Table table{.title = "left out"};
    table.columns = {{"name"}, {"share", Align::right, "%"}};
    table.rows = {{"a, b", Cell::number("50%", 0.5)},
                  {"say \"hi\"", Cell::count(1'234'567)},
                  {"two\nlines", Cell::number("-1", -1.25)},
                  {"한글", Cell{}}};
    table.notes = {"left out too"};
    CHECK(csv_text(table) == "name,share (%)\r\n"
                             "\"a, b\",0.5\r\n"
                             "\"say \"\"hi\"\"\",1234567\r\n"
                             "\"two\nlines\",-1.25\r\n"
                             "한글,\r\n");
}

TEST_CASE("text that a spreadsheet would run as a formula gets an apostrophe, numbers don't") {
    Table table;
    table.columns = {{"=cell"}, {"n"}};
    table.rows = {{"=1+1", Cell::number("-5", -5)}, {"+a", "@b"}, {"-c", "d=e"}, {"=a,b", "–"}};
    CHECK(csv_text(table) == "'=cell,n\r\n"
                             "'=1+1,-5\r\n"
                             "'+a,'@b\r\n"
                             "'-c,d=e\r\n"
                             "\"'=a,b\",–\r\n");
}

TEST_CASE("reals have 9 significant digits for programs, counts all of theirs") {
    CHECK(Cell::number("", 1.0 / 3).digits == "0.333333333");
    CHECK(Cell::number("", -0.0).digits == "0");
    CHECK(Cell::count(18'446'744'073'709'551'615U).digits == "18446744073709551615");
    CHECK(Cell::count(18'446'744'073'709'551'615U).text == "18,446,744,073,709,551,615");
}

TEST_CASE("Markdown escapes what it would read as markup") {
    Table table{.title = "T"};
    table.columns = {{"a|b"}, {"n", Align::right}};
    table.rows = {{"x|y *z*", Cell::number("5%", 0.05)}};
    CHECK(markdown_text(table) == "**T**\n\n| a\\|b | n |\n| --- | ---: |\n| x\\|y \\*z\\* | 5% |\n");
}

} // namespace
