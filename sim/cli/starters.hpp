#pragma once
/// The files starter.yaml and starter.ko.yaml of this folder, compiled in: what `cutline init` writes.

#include <string_view>

namespace cutline::cli {

[[nodiscard]] std::string_view english_starter();
/// The same scenario with comments and labels in Korean.
[[nodiscard]] std::string_view korean_starter();

} // namespace cutline::cli
