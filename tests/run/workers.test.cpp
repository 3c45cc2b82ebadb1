#include "run/workers.hpp"

#include "support/executors.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace cutline;

namespace {

std::vector<std::unique_ptr<Workers>> all_workers() {
    std::vector<std::unique_ptr<Workers>> all;
    for (const auto executor : cutline::test::executors())
        for (const unsigned threads : {1U, 2U, 7U})
            all.push_back(make_workers(executor, threads));
    return all;
}

} // namespace

TEST_CASE("every block is worked on once, by every executor") {
    for (const auto& workers : all_workers()) {
        for (const std::size_t blocks : {0U, 1U, 2U, 1'000U}) {
            std::vector<std::atomic<int>> times(blocks);
            workers->for_each_block(blocks, [&](std::size_t block, unsigned) { ++times[block]; });
            for (const auto& each : times)
                CHECK(each == 1);
        }
    }
}

TEST_CASE("two blocks at the same time never have the same worker") {
    for (const auto& workers : all_workers()) {
        std::vector<std::atomic<int>> busy(workers->count());
        std::atomic<bool> shared = false;
        workers->for_each_block(2'000, [&](std::size_t, unsigned worker) {
            if (busy.at(worker)++ != 0)
                shared = true;
            std::this_thread::yield();
            --busy[worker];
        });
        CHECK_FALSE(shared);
    }
}

TEST_CASE("what a block throws comes out, and the workers can work again") {
    for (const auto& workers : all_workers()) {
        const auto fails = [](std::size_t block, unsigned) {
            if (block == 50)
                throw std::domain_error("block 50");
        };
        CHECK_THROWS_WITH(workers->for_each_block(1'000, fails), "block 50");
        std::atomic<int> done = 0;
        workers->for_each_block(100, [&](std::size_t, unsigned) { ++done; });
        CHECK(done == 100);
    }
}

TEST_CASE("there are as many workers as asked for, but never more than the most") {
    CHECK(make_workers(Executor::serial, 9)->count() == 1);
    CHECK(make_workers(Executor::threads, 9)->count() == 9);
    CHECK(make_workers(Executor::tbb, 1)->count() == 1);
    CHECK(make_workers(Executor::tbb, 9)->count() <= 9); // oneTBB has no more than the machine
    CHECK(make_workers(Executor::threads, 4'000'000'000)->count() == most_threads);
    CHECK(make_workers(default_executor(), 0)->count() >= 1);
}
