#pragma once
/// Indices that remember what they count: a team's index can't be used where a round's is meant.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cutline {

/// The position of one thing among its kind, from 0. `Kind` is a tag that is never defined.
template <class Kind>
class Id {
  public:
    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}
    [[nodiscard]] constexpr std::size_t index() const { return index_; }
    friend constexpr auto operator<=>(Id, Id) = default;

  private:
    std::uint32_t index_ = 0;
};

using TeamId = Id<struct TeamKind>;
using RoundId = Id<struct RoundKind>;
using LeafId = Id<struct LeafKind>;
using CriterionId = Id<struct CriterionKind>;
using CauseId = Id<struct CauseKind>;
using AwardId = Id<struct AwardKind>;

/// A vector with one element for each `Key`, indexed by nothing else.
template <class Key, class Value>
class PerId {
  public:
    PerId() = default;
    explicit PerId(std::size_t count, const Value& value = Value{}) : values_(count, value) {}

    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] bool empty() const { return values_.empty(); }
    [[nodiscard]] decltype(auto) operator[](Key key) { return values_[key.index()]; }
    [[nodiscard]] decltype(auto) operator[](Key key) const { return values_[key.index()]; }

    /// Appends a value and gives the id that it now has.
    Key add(Value value) {
        values_.push_back(std::move(value));
        return Key{values_.size() - 1};
    }

    [[nodiscard]] auto begin() { return values_.begin(); }
    [[nodiscard]] auto end() { return values_.end(); }
    [[nodiscard]] auto begin() const { return values_.begin(); }
    [[nodiscard]] auto end() const { return values_.end(); }
    friend bool operator==(const PerId&, const PerId&) = default;

  private:
    std::vector<Value> values_;
};

} // namespace cutline
