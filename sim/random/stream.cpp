#include <cutline/random/digest.hpp>
#include <cutline/random/stream.hpp>

#include <string>

namespace cutline {

namespace {

void append(std::string& encoding, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        encoding += static_cast<char>(static_cast<unsigned char>(number >> shift));
}

} // namespace

Key stream_key(std::uint64_t seed, std::span<const std::string_view> name_parts) {
    std::string encoding;
    append(encoding, seed);
    for (const std::string_view part : name_parts) {
        append(encoding, part.size());
        encoding += part;
    }
    const auto digest = sha256(encoding);
    Key key;
    for (std::size_t byte = 0; byte < 8; ++byte)
        key.value = key.value << 8 | digest[byte];
    return key;
}

Key stream_key(std::uint64_t seed, std::initializer_list<std::string_view> name_parts) {
    return stream_key(seed, std::span<const std::string_view>(name_parts.begin(), name_parts.size()));
}

std::array<std::int32_t, tile_trials> tile_words(Key key, std::uint64_t tile, std::uint32_t word,
                                                 std::uint32_t replicate) {
    std::array<std::int32_t, tile_trials> words{};
    for (std::size_t lane = 0; lane < tile_counters; ++lane) {
        const std::uint64_t counter = tile * tile_counters + lane;
        const auto output = philox4x32_10(
            {static_cast<std::uint32_t>(counter), static_cast<std::uint32_t>(counter >> 32), replicate, word},
            key.words());
        for (std::size_t j = 0; j < output.size(); ++j)
            words[tile_counters * j + lane] = static_cast<std::int32_t>(output[j]);
    }
    return words;
}

} // namespace cutline
