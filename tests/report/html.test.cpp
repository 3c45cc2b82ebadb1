#include <cutline/report/html.hpp>

#include <catch2/catch.hpp>

#include <vector>

namespace {

using namespace cutline;

NamedResult run(const std::string& title = "A title", const std::string& digest = "sha256:1") {
    return {"run.json", R"({"cutline": "1", "title": ")" + title + R"(", "digest": ")" + digest +
                            R"(", "finals": [], "scenario": {}})"};
}

std::string page(const std::vector<NamedResult>& results, Language language = Language::english) {
    return html_page(results, language);
}

/// What is said of results that make no page.
std::string complaint(const std::vector<NamedResult>& results) {
    try {
        (void)page(results);
    } catch (const ResultError& error) {
        return error.what();
    }
    return "no complaint";
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

TEST_CASE("a page holds its results and its title, and no markup of theirs") {
    if (!has_html())
        return;
    const auto plain = page({run()});
    CHECK(plain.find("<title>A title</title>") != std::string::npos);
    CHECK(plain.find(R"("digest":"sha256:1")") != std::string::npos);
    CHECK(plain.find(R"(<html lang="en">)") != std::string::npos);

    const auto evil = page({run("</title></script><script>alert(1)</script> &amp;")});
    CHECK(count(evil, "<script") == count(plain, "<script"));
    CHECK(count(evil, "</script") == count(plain, "</script"));
    CHECK(evil.find("&lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</title>") !=
          std::string::npos);
    CHECK(evil.find(R"(\u003c/script>\u003cscript>alert(1))") != std::string::npos);
}

TEST_CASE("the marks of the template are no marks within a result") {
    if (!has_html())
        return;
    const auto text = page({run("@RESULTS@ @LANG@ @TITLE@")});
    CHECK(text.find("<title>@RESULTS@ @LANG@ @TITLE@</title>") != std::string::npos);
    CHECK(count(text, "@RESULTS@ @LANG@ @TITLE@") == 2); // and in the result
    CHECK(count(text, "sha256:1\"") == 1);
}

TEST_CASE("a page leaves out the sets that survive each round, and nothing else") {
    if (!has_html())
        return;
    const auto text =
        page({{"run.json", R"({"cutline": "1", "finals": [{"path": 1}], "scenario": {"z": 1, "a": 0.893401},
        "rounds": {"r": {"path": [{"teams": ["x"]}], "ties": 2}}})"}});
    CHECK(
        text.find(
            R"([{"cutline":"1","finals":[{"path":1}],"scenario":{"z":1,"a":0.893401},"rounds":{"r":{"ties":2}}}])") !=
        std::string::npos);
}

TEST_CASE("a page opens in the language that is asked for") {
    if (has_html())
        CHECK(page({run()}, Language::korean).find(R"(<html lang="ko">)") != std::string::npos);
}

TEST_CASE("what is no result is refused with its name, what it is, and what to do") {
    const auto of = [](const std::string& text) { return complaint({{"x.json", text}}); };
    CHECK(of("") == "'x.json' is not JSON; write the result with --format json");
    CHECK(of("cutline: 1\n") == "'x.json' is not JSON; write the result with --format json");
    CHECK(of("[1, 2]") ==
          "'x.json' is not a result of cutline; write one with: cutline run FILE --format json");
    CHECK(of(R"({"cutline": "1", "kind": "part", "command": "run"})") ==
          "'x.json' is a part or a checkpoint of a run; make the result with cutline merge");
    CHECK(of(R"({"cutline": 1, "title": "a scenario"})") ==
          "'x.json' is no result of run, compare, weights or sensitivity that this version knows");
    CHECK(of(R"({"cutline": "1", "finals": [], "scenario": null})") ==
          "'x.json' is no result of run, compare, weights or sensitivity that this version knows");
    CHECK(of(std::string(1'000'000, '[')) == "'x.json' is no result: it is nested too deep");
    CHECK(of("{\"cutline\": \"\xff\"}") == "'x.json' is not JSON; write the result with --format json");
}

TEST_CASE("results that don't go together are refused") {
    CHECK(complaint({run(), run()}) ==
          "'run.json' and 'run.json' are both results of cutline run; give one of each");
    const NamedResult other{
        "other.json",
        R"({"cutline": "1", "digest": "sha256:2", "alternatives": {}, "scenario": {"cutline": 1}})"};
    CHECK(complaint({run(), other}) == "'run.json' and 'other.json' are of different scenarios (sha256:1 and "
                                       "sha256:2); a page tells of one");
}

} // namespace
