#include "source_text.hpp"
#include "tree_builder.hpp"

#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace cutline {
namespace {

/// Whether the bytes are of a program's own format, or hold many controls as such formats do.
bool is_binary(std::string_view bytes) {
    using namespace std::string_view_literals;
    for (const auto magic : {"PK\x03\x04"sv, "\xD0\xCF\x11\xE0"sv, "%PDF"sv, "\x89PNG"sv, "\x1F\x8B"sv})
        if (bytes.starts_with(magic))
            return true;
    constexpr std::size_t early = 1'024;
    constexpr auto many = 3; // fewer may have slipped into a text
    const auto is_control = [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t'; };
    return std::ranges::count_if(bytes.substr(0, early), is_control) >= many;
}

std::string size_limit() {
    return fmt::format("a scenario may have {} MiB", max_file_bytes >> 20);
}

/// Parses any value. Null, with an error, if the text couldn't be read to its end.
Node parse_any(std::string_view bytes, const std::string& file, Diagnostics& diagnostics) {
    if (bytes.size() > max_file_bytes) {
        diagnostics.error({file}, {}, fmt::format("the file has {} bytes", bytes.size()), size_limit());
        return {};
    }
    if (is_utf16_or_32(bytes)) {
        diagnostics.error({file}, {}, "the file is in UTF-16 or UTF-32", "save the file as UTF-8");
        return {};
    }
    if (is_binary(bytes)) {
        diagnostics.error({file}, {}, "this is not a text file (an Excel file?)",
                          "write the scenario in a text editor, and save it as UTF-8");
        return {};
    }
    const SourceText source{bytes};
    if (auto fault = find_fault(source.text())) {
        const auto [line, column] = source.locate(fault->offset);
        diagnostics.error({file, line, column}, {}, std::move(fault->problem), std::move(fault->remedy));
        return {};
    }

    TreeBuilder builder{source, file, diagnostics};
    try {
        std::istringstream stream{source.text()};
        YAML::Parser parser{stream};
        while (parser.HandleNextDocument(builder))
            continue;
    } catch (const YAML::Exception& exception) {
        builder.report(exception);
        return {};
    } catch (const TreeBuilder::Stop&) {
        return {};
    }
    return builder.take_root();
}

} // namespace

Node parse_yaml(std::string_view text, const std::string& file_name, Diagnostics& diagnostics) {
    const auto errors_before = diagnostics.errors();
    auto root = parse_any(text, file_name, diagnostics);
    if (root.is_map())
        return root;
    if (diagnostics.errors() == errors_before) {
        if (root.is_null())
            diagnostics.error({file_name}, {}, "the file is empty", "a scenario begins with 'cutline: 1'");
        else
            diagnostics.error(root.place, {}, fmt::format("a scenario is a map, not {}", describe(root)),
                              "begin with 'cutline: 1'");
    }
    return {};
}

namespace {

void put_everywhere(const Place& where, Node& node) {
    node.place = where;
    for (auto& item : node.items)
        put_everywhere(where, item);
    for (auto& entry : node.entries) {
        entry.key_place = where;
        put_everywhere(where, entry.value);
    }
}

} // namespace

Node parse_value(std::string_view text, const Place& where, Diagnostics& diagnostics) {
    Diagnostics found;
    auto value = parse_any(text, {}, found);
    for (auto diagnostic : found.all()) {
        diagnostic.place = where;
        diagnostics.add(std::move(diagnostic));
    }
    put_everywhere(where, value);
    return value;
}

} // namespace cutline
