#include <cutline/random/digest.hpp>
#include <cutline/random/engine.hpp>
#include <cutline/random/stream.hpp>

#include <catch2/catch.hpp>

#include <random>
#include <set>
#include <string>

namespace {

using namespace cutline;

/// One word of Philox4x32-10 as the paper writes it, in 64-bit arithmetic, for the trial as the layout is
/// told: tiles of 32 trials, 8 lanes, 4 words of a counter.
std::uint32_t slow_word(std::uint64_t key, std::uint64_t trial, std::uint64_t word, std::uint64_t replicate) {
    const std::uint64_t tile = trial / 32;
    const std::uint64_t in_tile = trial - 32 * tile;
    const std::uint64_t n = 8 * tile + in_tile % 8;
    constexpr std::uint64_t two_32 = std::uint64_t{1} << 32;
    std::uint64_t r0 = n % two_32, l0 = n / two_32, r1 = replicate, l1 = word;
    std::uint64_t k0 = key % two_32, k1 = key / two_32;
    for (int round = 1; round <= 10; ++round) {
        const std::uint64_t p0 = 0xD2511F53ULL * r0;
        const std::uint64_t p1 = 0xCD9E8D57ULL * r1;
        r0 = (p1 / two_32) ^ l0 ^ k0;
        l0 = p1 % two_32;
        r1 = (p0 / two_32) ^ l1 ^ k1;
        l1 = p0 % two_32;
        k0 = (k0 + 0x9E3779B9) % two_32;
        k1 = (k1 + 0xBB67AE85) % two_32;
    }
    const std::uint64_t outputs[] = {r0, l0, r1, l1};
    return static_cast<std::uint32_t>(outputs[in_tile / 8]);
}

} // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples", "[random]") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a word stands at the address that the layout says", "[random]") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        const Key key{random()};
        const std::uint64_t trial = random() >> (i % 60);
        const auto word = static_cast<std::uint32_t>(random() >> 40);
        const auto replicate = static_cast<std::uint32_t>(random() >> 50);
        REQUIRE(word_at(key, trial, word, replicate) ==
                static_cast<std::int32_t>(slow_word(key.value, trial, word, replicate)));
    }
}

TEST_CASE("the words of a tile are those of its trials", "[random]") {
    const Key key{0x0123456789abcdef};
    for (const std::uint64_t tile : {std::uint64_t{0}, std::uint64_t{3}, std::uint64_t{1} << 40}) {
        const auto words = tile_words(key, tile, 5, 2);
        for (std::size_t i = 0; i < tile_trials; ++i)
            CHECK(words[i] == word_at(key, tile_trials * tile + i, 5, 2));
    }
}

TEST_CASE("a stream's key is the hash of its seed and name", "[random]") {
    // seed 1, parts "noise" (5 bytes) and "lg" (2 bytes), numbers in 8 bytes, big-endian
    std::string encoding(7, '\0');
    encoding += '\x01';
    encoding += std::string(7, '\0') + '\x05' + "noise";
    encoding += std::string(7, '\0') + '\x02' + "lg";
    const auto expected = std::stoull(sha256_hex(encoding).substr(0, 16), nullptr, 16);
    CHECK(stream_key(1, {"noise", "lg"}).value == expected);
}

TEST_CASE("other names make other streams", "[random]") {
    const std::set<Key> keys{stream_key(1, {}),         stream_key(2, {}),
                             stream_key(1, {""}),       stream_key(1, {"ab"}),
                             stream_key(1, {"a", "b"}), stream_key(1, {"b", "a"}),
                             stream_key(1, {"ab", ""}), stream_key(1, {"", "ab"}),
                             stream_key(2, {"ab"}),     stream_key(1, {"a", "", "b"})};
    CHECK(keys.size() == 10);
}

TEST_CASE("the engine gives the words of its trial one after the other", "[random]") {
    static_assert(std::uniform_random_bit_generator<WordEngine>);
    const Key key = stream_key(1, {"weights"});
    WordEngine engine{key, 77, 3};
    for (std::uint32_t word = 0; word < 100; ++word)
        CHECK(engine() == static_cast<std::uint32_t>(word_at(key, 77, word, 3)));
    CHECK(engine.taken() == 100);
    WordEngine copy = engine;
    CHECK(copy() == engine());
}
