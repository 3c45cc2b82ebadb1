#pragma once
/// Which sources of randomness are drawn again while all others are held: what sensitivity studies, and
/// whoever asks "what if only this had come out differently", change about a trial.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace cutline {

/// A source of randomness as streams are named: "noise", or one of its streams by name, such as ("numbers",
/// "inputs-name"), ("open_rules", "cuts") or ("strength", "lg"). Without a name: all of the source's streams.
struct StreamFamily {
    std::string source;
    std::string name{};
    friend auto operator<=>(const StreamFamily&, const StreamFamily&) = default;
};

/// The replicate that each source is drawn from. All are 0 at first, which is the draws of a plain run; any
/// other replicate of a source is independent of that, and of every other source. Numbers, open rules,
/// strength, profile and growth (by team) may be redrawn one by one, every other source as a whole.
class Redraw {
  public:
    void set(const StreamFamily& family, std::uint32_t replicate) { replicates_[family] = replicate; }

    /// That of the stream's own name, else that of its source.
    [[nodiscard]] std::uint32_t replicate(std::string_view source, std::string_view name = {}) const;

    [[nodiscard]] bool empty() const { return replicates_.empty(); }

  private:
    using Name = std::pair<std::string_view, std::string_view>;
    struct ByName {
        using is_transparent = void;
        bool operator()(const auto& a, const auto& b) const { return name(a) < name(b); }
        static Name name(const StreamFamily& family) { return {family.source, family.name}; }
        static Name name(const Name& name) { return name; }
    };
    std::map<StreamFamily, std::uint32_t, ByName> replicates_;
};

} // namespace cutline
