#include "cli/version_text.hpp"

#include "cli/build_facts.hpp"
#include "cli/png.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/report/html.hpp>
#include <cutline/version.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

namespace cutline::cli {

std::string version_text() {
    constexpr std::string_view type = CUTLINE_BUILD_TYPE;
    const std::string sanitizers = build::sanitizers.empty() ? "" : fmt::format(", {}", build::sanitizers);
    return fmt::format("cutline {}\n"
                       "build: {}, {}{}, {}\n"
                       "executor: {}\n"
                       "instruction sets: {} in use, of {}\n"
                       "HTML pages: {}, PNG pictures: {}\n"
                       "libraries: {}\n",
                       version, build::compiler, type.empty() ? "no build type" : type, sanitizers,
                       build::system, build::executor, instruction_sets().front(),
                       fmt::join(known_instruction_sets(), " "), has_html() ? "yes" : "no",
                       has_png() ? "yes" : "no", build::libraries);
}

} // namespace cutline::cli
