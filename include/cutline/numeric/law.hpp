#pragma once
/// The laws that an uncertain number may have, and the quantile that makes one number out of one random word.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace cutline {

struct Normal {
    double mean;
    double sd;
    friend bool operator==(const Normal&, const Normal&) = default;
};
struct Uniform {
    double low;
    double high;
    friend bool operator==(const Uniform&, const Uniform&) = default;
};
struct Triangular {
    double low;
    double mode;
    double high;
    friend bool operator==(const Triangular&, const Triangular&) = default;
};
/// Beta on low ... high with a = 1 + 4 (mode - low) / (high - low) and b = 1 + 4 (high - mode) / (high -
/// low).
struct Pert {
    double low;
    double mode;
    double high;
    friend bool operator==(const Pert&, const Pert&) = default;
};
/// On 0 ... 1.
struct Beta {
    double a;
    double b;
    friend bool operator==(const Beta&, const Beta&) = default;
};
/// median * geometric_sd^Z, Z standard normal.
struct LogNormal {
    double median;
    double geometric_sd; ///< >= 1
    friend bool operator==(const LogNormal&, const LogNormal&) = default;
};
/// One of some values, with its chance.
struct Choice {
    std::vector<std::pair<double, double>> chances; ///< value, chance; the chances sum to 1
    friend bool operator==(const Choice&, const Choice&) = default;
};

using Law = std::variant<Normal, Uniform, Triangular, Pert, Beta, LogNormal, Choice>;

/// An interval of values, ends included; either may be infinite.
struct Support {
    double low;
    double high;
    friend bool operator==(const Support&, const Support&) = default;
};

/// The smallest interval that holds every value the law can give.
[[nodiscard]] Support support(const Law& law);

/// Turns a random word into a number with a given law, if need be truncated to an interval. Monotone: the
/// word is read as signed, u = (word + 2^31 + 1/2) 2^-32, and the number is the quantile of u; a larger word
/// never gives a smaller number (but for rounding). One word moves one number, so common random numbers and
/// antithetic words work.
///
/// Truncation is exact, quantile(F(low) + u (F(high) - F(low))), on the side of the law where its tail is
/// accurate; the result lies in the interval whatever the rounding. A truncated `Choice` leaves out the
/// values outside and rescales the other chances. Its values come in increasing order, value i when word +
/// 2^31 < t_i, with t_i the rounded 2^32 * (chance of the values up to i) and the last t_i 2^32: chances are
/// met to 2^-33. A law without spread (sd 0, geometric sd 1, low = high) gives its one value.
///
/// Immutable, so safe to share between threads; copies share their table.
class Quantile {
  public:
    explicit Quantile(const Law& law, std::optional<Support> within = std::nullopt);

    [[nodiscard]] double operator()(std::int32_t word) const { return inverse_->at(word); }
    /// The same for many words. @param numbers  out: as many
    void operator()(std::span<const std::int32_t> words, double* numbers) const {
        inverse_->at_each(words, numbers);
    }

    /// The chance that the law, not truncated, lies in `within`. A caller should refuse what is too small to
    /// be meant, say a millionth; near 0 the numbers mean nothing.
    [[nodiscard]] double probability_within() const { return probability_within_; }

    /// What one kind of law does with a word.
    class Inverse {
      public:
        Inverse() = default;
        Inverse(const Inverse&) = delete;
        Inverse& operator=(const Inverse&) = delete;
        virtual ~Inverse() = default;
        [[nodiscard]] virtual double at(std::int32_t word) const = 0;
        virtual void at_each(std::span<const std::int32_t> words, double* numbers) const = 0;
    };

  private:
    std::shared_ptr<const Inverse> inverse_;
    double probability_within_ = 1;
};

} // namespace cutline
