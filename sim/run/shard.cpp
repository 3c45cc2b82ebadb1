#include <cutline/run/run.hpp>
#include <cutline/run/shard.hpp>

namespace cutline {

TrialRange trials_of(Shard shard, std::uint64_t trials) {
    __extension__ using Wide = unsigned __int128; // batches × shards
    const auto border = [&](std::uint64_t shards) {
        return static_cast<std::uint64_t>(Wide{trials / batch_trials} * shards / shard.count) * batch_trials;
    };
    return {border(shard.number - 1), shard.number == shard.count ? trials : border(shard.number)};
}

} // namespace cutline
