#include "run/workers.hpp"

#include <algorithm>
#include <thread>

#ifndef CUTLINE_EXECUTOR
#define CUTLINE_EXECUTOR tbb
#endif

namespace cutline {

namespace {

class SerialWorkers final : public Workers {
  public:
    [[nodiscard]] unsigned count() const override { return 1; }

    void for_each_block(std::size_t blocks, const Work& work) override {
        for (std::size_t block = 0; block < blocks; ++block)
            work(block, 0);
    }
};

} // namespace

std::unique_ptr<Workers> make_serial_workers() {
    return std::make_unique<SerialWorkers>();
}

std::unique_ptr<Workers> make_workers(Executor executor, unsigned threads) {
    if (threads == 0)
        threads = std::thread::hardware_concurrency();
    threads = std::clamp(threads, 1U, most_threads);
    switch (executor) {
    case Executor::threads:
        return make_thread_workers(threads);
    case Executor::tbb:
        return make_tbb_workers(threads);
    case Executor::serial:
        break;
    }
    return make_serial_workers();
}

Executor default_executor() {
    return Executor::CUTLINE_EXECUTOR;
}

} // namespace cutline
