#pragma once
/// The tree of criteria laid flat: leaves side by side, each criterion a range of them.

#include "plan/numbers.hpp"

#include <cutline/plan/plan.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cutline {

/// How values by criterion are shared over the leaves.
struct Sharing {
    std::string path; ///< of the map, for complaints
    const Numbers* numbers;
    bool may_be_negative; ///< what is left for parts that are not named
};

class Criteria {
  public:
    /// Checks the tree and lays it flat.
    Criteria(const std::vector<Criterion>& tree, const Complaints& complaints);

    [[nodiscard]] const PerId<LeafId, Leaf>& leaves() const { return leaves_; }
    [[nodiscard]] const PerId<CriterionId, CriterionPlan>& all() const { return all_; }
    [[nodiscard]] const LeafScoring& scoring(LeafId leaf) const { return scoring_[leaf]; }
    [[nodiscard]] const std::string& path(LeafId leaf) const { return paths_[leaf]; }
    [[nodiscard]] double points() const;

    /// The criterion of this id. Complains about an unknown one, at the key or the value that stands at
    /// `path`.
    [[nodiscard]] std::optional<CriterionId> find(std::string_view id) const;
    [[nodiscard]] std::optional<CriterionId> find_key(const std::string& id, const std::string& path) const;
    [[nodiscard]] std::optional<CriterionId> find_value(const std::string& id, const std::string& path) const;
    /// The leaf of this id; complains about a criterion with parts too.
    [[nodiscard]] std::optional<LeafId> find_leaf_key(const std::string& id, const std::string& path) const;

    /// Shares values by criterion over the leaves: a criterion's value goes to its parts in proportion to
    /// their points; parts that are named too stand, and the others share what is left.
    /// @return nothing for a leaf that neither it nor a criterion around it is named for
    [[nodiscard]] PerId<LeafId, std::optional<Value>> share(const ById<Value>& values,
                                                            const Sharing& sharing) const;

  private:
    void lay(const std::vector<Criterion>& tree, const std::string& path, std::size_t depth);
    double lay(const Criterion& criterion, const std::string& path, std::size_t depth);
    [[nodiscard]] std::vector<std::string> ids() const;
    [[nodiscard]] std::vector<CriterionId> parts(CriterionId whole) const;
    /// Hands a criterion's value on to those of its parts that are not given one.
    void share_among(const std::vector<CriterionId>& parts, CriterionId whole, const Value& value,
                     const PerId<CriterionId, std::optional<Value>>& given,
                     PerId<CriterionId, std::optional<Value>>& has, const Sharing& sharing) const;

    const Complaints* complaints_;
    PerId<LeafId, Leaf> leaves_;
    PerId<CriterionId, CriterionPlan> all_;
    PerId<LeafId, LeafScoring> scoring_;
    PerId<LeafId, std::string> paths_;
};

} // namespace cutline
