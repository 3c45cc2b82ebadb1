#pragma once
/// Draws that agree with what is known, in place of those at their addresses: how published results enter a
/// trial.

#include <cutline/random/stream.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cutline {

/// What the known draws are called where sources of randomness are named: they are redrawn as a whole.
inline constexpr std::string_view known_source = "known";

/// Trials that share one stretch of known draws. Draws within a stretch may depend on one another, those of
/// different stretches don't: intervals are made from stretches, never from trials.
inline constexpr std::uint64_t stretch_trials = 8'192;
/// Each known draw serves a tile of trials, which differ in everything that is not known.
inline constexpr std::size_t stretch_draws = stretch_trials / tile_trials;

/// The known draws of one stretch: for each of some streams one number for each of its tiles.
class Stretch {
  public:
    void set_normal(Key key, std::size_t draw, float value) {
        column(normals_, key, stretch_draws)[draw] = value;
    }
    void set_word(Key key, std::size_t draw, std::int32_t value) {
        column(words_, key, stretch_draws)[draw] = value;
    }
    /// Numbers that one stream draws together, such as weights.
    void set_together(Key key, std::size_t draw, const std::vector<double>& values);

    /// stretch_draws numbers, or null for a stream that nothing is known of.
    [[nodiscard]] const float* normals(Key key) const { return find(normals_, key); }
    [[nodiscard]] const std::int32_t* words(Key key) const { return find(words_, key); }
    /// Numbers that were drawn together in one draw, or null.
    [[nodiscard]] const double* together(Key key, std::size_t draw) const;

    /// Which draw a trial of this stretch takes.
    [[nodiscard]] static std::size_t draw_of(std::uint64_t trial) {
        return static_cast<std::size_t>(trial % stretch_trials / tile_trials);
    }

  private:
    template <class T>
    using Columns = std::unordered_map<std::uint64_t, std::vector<T>>;

    template <class T>
    static std::vector<T>& column(Columns<T>& columns, Key key, std::size_t size) {
        auto& column = columns[key.value];
        column.resize(size);
        return column;
    }
    template <class T>
    static const T* find(const Columns<T>& columns, Key key) {
        const auto found = columns.find(key.value);
        return found == columns.end() ? nullptr : found->second.data();
    }

    Columns<float> normals_;
    Columns<std::int32_t> words_;
    Columns<double> together_;
};

/// What known draws are about, by the ids of the scenario file.
struct KnownAbout {
    std::set<std::string, std::less<>> teams;   ///< whose strength, growth and profile are known
    std::set<std::string, std::less<>> numbers; ///< uncertain numbers, by name
};

/// Where stretches come from. Thread-safe: the same stretch for the same number, whoever asks.
class KnownDraws {
  public:
    KnownDraws() = default;
    KnownDraws(const KnownDraws&) = delete;
    KnownDraws& operator=(const KnownDraws&) = delete;
    virtual ~KnownDraws() = default;

    [[nodiscard]] virtual const KnownAbout& about() const = 0;
    /// Whether the stretches know this stream; the same for all of them.
    [[nodiscard]] virtual bool knows(Key key) const = 0;
    /// @param number     trial / stretch_trials
    /// @param replicate  0, or another sequence of the same distribution
    [[nodiscard]] virtual std::shared_ptr<const Stretch> stretch(std::uint64_t number,
                                                                 std::uint32_t replicate = 0) const = 0;
};

} // namespace cutline
