#pragma once
/// Workers that share out numbered blocks of work, behind one interface for every executor.

#include <cutline/run/executor.hpp>

#include <cstddef>
#include <functional>
#include <memory>

namespace cutline {

class Workers {
  public:
    /// Does one block. Two calls at the same time never have the same worker, so that each may own what it
    /// writes to.
    using Work = std::function<void(std::size_t block, unsigned worker)>;

    Workers() = default;
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    virtual ~Workers() = default;

    /// Workers are numbered from 0 to one less than this.
    [[nodiscard]] virtual unsigned count() const = 0;

    /// Calls work once for each block below `blocks`, in any order, and returns when all are done. What a
    /// call throws is thrown here, once no other is running; then blocks may have been left out.
    virtual void for_each_block(std::size_t blocks, const Work& work) = 0;
};

/// More threads than this are never made.
inline constexpr unsigned most_threads = 1'024;

/// @param threads  0: as many as the machine has
[[nodiscard]] std::unique_ptr<Workers> make_workers(Executor executor, unsigned threads);

[[nodiscard]] std::unique_ptr<Workers> make_serial_workers();
[[nodiscard]] std::unique_ptr<Workers> make_thread_workers(unsigned threads);
[[nodiscard]] std::unique_ptr<Workers> make_tbb_workers(unsigned threads);

/// The executor that the library was built with.
[[nodiscard]] Executor default_executor();

} // namespace cutline
