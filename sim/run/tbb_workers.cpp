#include "run/workers.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

namespace cutline {

namespace {

/// An arena of its own: its slots are the workers, and what else the process runs on oneTBB takes none of
/// them.
class TbbWorkers final : public Workers {
  public:
    explicit TbbWorkers(unsigned threads) : threads_(threads), arena_(static_cast<int>(threads)) {}

    [[nodiscard]] unsigned count() const override { return threads_; }

    void for_each_block(std::size_t blocks, const Work& work) override {
        const auto in_slot = [&work](std::size_t block) {
            work(block, static_cast<unsigned>(tbb::this_task_arena::current_thread_index()));
        };
        arena_.execute(
            [&] { tbb::parallel_for(std::size_t{0}, blocks, in_slot, tbb::simple_partitioner{}); });
    }

  private:
    unsigned threads_;
    tbb::task_arena arena_;
};

} // namespace

/// oneTBB prints a warning when it is asked for more threads than it may have.
std::unique_ptr<Workers> make_tbb_workers(unsigned threads) {
    using Control = tbb::global_control;
    const auto allowed = Control::active_value(Control::max_allowed_parallelism);
    return std::make_unique<TbbWorkers>(static_cast<unsigned>(std::min<std::size_t>(threads, allowed)));
}

} // namespace cutline
