#pragma once
/// SHA-256 (FIPS 180-4), by OpenSSL: names of streams and identities of scenarios.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cutline {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// The same as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace cutline
