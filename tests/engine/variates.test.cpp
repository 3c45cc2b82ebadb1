// The columns of words and normals that the batch engine draws, beside the streams that define them.

#include "engine/batch/kernels/variates.hpp"

#include "engine/batch/kernels/normal_octaves.hpp"

#include <cutline/engine/batch.hpp>
#include <cutline/numeric/normal.hpp>
#include <cutline/random/stream.hpp>

#include <catch2/catch.hpp>

#include <bit>
#include <vector>

using namespace cutline;

namespace {

class InstructionSet {
  public:
    explicit InstructionSet(std::string_view name) { use_instruction_set(name); }
    InstructionSet(const InstructionSet&) = delete;
    InstructionSet& operator=(const InstructionSet&) = delete;
    ~InstructionSet() { use_instruction_set(instruction_sets().front()); }
};

template <class T>
struct alignas(64) Column {
    T lanes[96];
};

/// How many of the first tiles of a stream differ from the words and normals of its trials.
std::size_t differences(Key key, std::uint64_t tiles, std::uint32_t word) {
    std::size_t different = 0;
    Column<std::int32_t> words{};
    Column<float> normals{};
    for (std::uint64_t tile = 0; tile + 3 <= tiles; tile += 3) {
        batch::fill_words(key, tile, 96, words.lanes, word);
        batch::fill_normals(key, tile, 96, normals.lanes);
        for (std::uint64_t lane = 0; lane < 96; ++lane) {
            const auto trial = tile * tile_trials + lane;
            different += words.lanes[lane] == word_at(key, trial, word) ? 0U : 1U;
            different += normals.lanes[lane] == normal_from_word(word_at(key, trial)) ? 0U : 1U;
        }
    }
    return different;
}

/// Steps 1 to 5 of `normal_from_word` with one table for all octaves.
float from_all_octaves(std::int32_t word) {
    const auto& table = batch::normal_table_by_exponent();
    const auto next = std::bit_cast<std::uint32_t>(two_sided_tail(word)) + (1U << 23);
    const float p = std::bit_cast<float>((next & 0x03ffffffU) + (119U << 23));
    float z = table.c[NormalTable::powers - 1][next >> 23 & 31U];
    for (std::size_t power = NormalTable::powers - 1; power-- > 0;)
        z = z * p + table.c[power][next >> 23 & 31U];
    return word < 0 ? -z : z;
}

} // namespace

TEST_CASE("columns hold the words and normals of their trials, on every instruction set") {
    for (const auto name : instruction_sets()) {
        INFO(name);
        const InstructionSet in_use(name);
        CHECK(differences({0x0123456789abcdefU}, 900, 0) == 0); // about 112 normals from the tails
        CHECK(differences({42}, 30, 7) == 0);
    }
}

TEST_CASE("one table for all octaves gives the normals of every octave") {
    for (int octave = 0; octave < 31; ++octave)
        for (const std::int32_t from_end : {0, 1, 2, 3}) {
            const auto end = static_cast<std::int32_t>(0x7fffffffU >> octave) - from_end; // from the tail
            const auto word = static_cast<std::int32_t>(0x7fffffff - std::max(end, 0));
            CHECK(from_all_octaves(word) == normal_from_word(word));
            CHECK(from_all_octaves(~word) == normal_from_word(~word));
        }
}
