#include "support/program.hpp"

#include <cutline/engine/batch.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

namespace {

using cutline::test::run_program;

/// A variable of the environment, while this lives.
class Variable {
  public:
    Variable(std::string name, const std::string& value) : name_(std::move(name)) {
        ::setenv(name_.c_str(), value.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { ::unsetenv(name_.c_str()); }

  private:
    std::string name_;
};

const std::string scenarios = CUTLINE_SCENARIOS;

/// A few scenarios, chosen for rules that are played in different ways.
std::string results() {
    std::string all;
    for (const std::string& file :
         {scenarios + "/sovereign-ai-2025-08.yaml", scenarios + "/sovereign-ai-2026-06.yaml",
          scenarios + "/../bench/everything.yaml"}) {
        const auto ended = run_program({"run", file, "--trials", "5000", "--format", "json"});
        CHECK(ended.status == 0);
        all += ended.output;
    }
    return all;
}

} // namespace

TEST_CASE("results have the same bytes on every instruction set of this machine") {
    const auto expected = results();
    for (const auto name : cutline::instruction_sets()) {
        INFO(name);
        const Variable chosen("CUTLINE_INSTRUCTION_SET", std::string(name));
        CHECK(results() == expected);
    }
}

TEST_CASE("results have the same bytes where the system's library does without fused and wide instructions") {
    const auto expected = results();
    const Variable without("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable,-FMA_Usable");
    CHECK(results() == expected);
}

TEST_CASE("an instruction set that the machine doesn't have is refused, and those that it has are named") {
    const Variable chosen("CUTLINE_INSTRUCTION_SET", "AVX9");
    const auto ended = run_program({"run", scenarios + "/sovereign-ai-2025-08.yaml", "--trials", "100"});
    CHECK(ended.status == 2);
    CHECK(ended.output.empty());
    CHECK(ended.errors.find("CUTLINE_INSTRUCTION_SET is 'AVX9'") != std::string::npos);
    for (const auto name : cutline::instruction_sets())
        CHECK(ended.errors.find(std::string(name)) != std::string::npos);
}
