#pragma once
/// What yaml-cpp complains about, in words for people who don't write parsers.

#include <string>
#include <string_view>

namespace cutline {

struct PlainMessage {
    std::string problem;
    std::string remedy;
};

/// The plain words for a message of a YAML::Exception.
[[nodiscard]] PlainMessage plain_message(std::string_view yaml_message);

} // namespace cutline
