#include "run/workers.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace cutline {

namespace {

/// Blocks of which each worker takes the next one until none is left or one has failed.
class SharedBlocks {
  public:
    SharedBlocks(std::size_t blocks, const Workers::Work& work) : blocks_(blocks), work_(work) {}

    void work_as(unsigned worker) noexcept {
        try {
            for (auto block = next_++; block < blocks_ && !failed_; block = next_++)
                work_(block, worker);
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            failed_ = true;
            if (!failure_)
                failure_ = std::current_exception();
        }
    }

    void rethrow_failure() const {
        if (failure_)
            std::rethrow_exception(failure_);
    }

  private:
    std::size_t blocks_;
    const Workers::Work& work_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::exception_ptr failure_;
};

/// Starts its threads anew for each call, which costs microseconds; the caller's thread is worker 0.
class ThreadWorkers final : public Workers {
  public:
    explicit ThreadWorkers(unsigned threads) : threads_(threads) {}

    [[nodiscard]] unsigned count() const override { return threads_; }

    void for_each_block(std::size_t blocks, const Work& work) override {
        SharedBlocks shared{blocks, work};
        {
            std::vector<std::jthread> others;
            try {
                for (unsigned worker = 1; worker < threads_ && worker < blocks; ++worker)
                    others.emplace_back([&shared, worker] { shared.work_as(worker); });
            } catch (const std::system_error&) {
                // The system gives no more threads: those that there are do the work.
            }
            shared.work_as(0);
        }
        shared.rethrow_failure();
    }

  private:
    unsigned threads_;
};

} // namespace

std::unique_ptr<Workers> make_thread_workers(unsigned threads) {
    return std::make_unique<ThreadWorkers>(threads);
}

} // namespace cutline
