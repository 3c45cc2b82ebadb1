#pragma once
/// Room for the columns of a block of trials: taken piece by piece, given back all at once.

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace cutline::batch {

class Arena {
  public:
    /// Room for `count` values, aligned for any vector unit, until reset. Not initialised.
    template <class T>
    [[nodiscard]] T* take(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (bytes((count * sizeof(T) + alignment - 1) / alignment * alignment)) T[count];
    }
    /// Takes everything back; the memory stays for the next block.
    void reset() { release({}); }

    /// How much is taken.
    struct Mark {
        std::size_t chunk = 0;
        std::size_t used = 0;
    };
    [[nodiscard]] Mark mark() const { return {chunk_, used_}; }
    /// Takes back what was taken since the mark.
    void release(Mark mark) {
        chunk_ = mark.chunk;
        used_ = mark.used;
    }

  private:
    static constexpr std::size_t alignment = 64;
    static constexpr std::size_t chunk_bytes = std::size_t{1} << 18;

    struct Chunk {
        explicit Chunk(std::size_t room)
            : size(room),
              memory(static_cast<std::byte*>(::operator new (room, std::align_val_t{alignment}))) {}
        struct Free {
            void operator()(std::byte* memory) const {
                ::operator delete (memory, std::align_val_t{alignment});
            }
        };
        std::size_t size;
        std::unique_ptr<std::byte, Free> memory;
    };

    std::byte* bytes(std::size_t size) {
        while (chunk_ < chunks_.size() && used_ + size > chunks_[chunk_].size) {
            ++chunk_;
            used_ = 0;
        }
        if (chunk_ == chunks_.size())
            chunks_.emplace_back(size > chunk_bytes ? size : chunk_bytes);
        auto* const taken = chunks_[chunk_].memory.get() + used_;
        used_ += size;
        return taken;
    }

    std::vector<Chunk> chunks_;
    std::size_t chunk_ = 0;
    std::size_t used_ = 0;
};

} // namespace cutline::batch
