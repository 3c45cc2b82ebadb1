#pragma once
/// Says what is wrong with a scenario at one of its paths.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/scenario.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace cutline {

class Complaints {
  public:
    /// Both outlive the complaints. About a block in which `diagnostics` knows an error already nothing more
    /// is said: what was left out there would only be missed.
    Complaints(const Places& places, Diagnostics& diagnostics)
        : places_(&places), diagnostics_(&diagnostics) {
        for (const auto& diagnostic : diagnostics.all())
            if (diagnostic.severity == Severity::error)
                known_.push_back(diagnostic.path);
    }

    /// About the value at `path`.
    void error(const std::string& path, std::string problem, std::string remedy = {}) const {
        if (!follows_from_known(path))
            diagnostics_->error(places_->value(path), path, std::move(problem), std::move(remedy));
    }
    /// About the key at `path`: a name that is not known.
    void key_error(const std::string& path, std::string problem, std::string remedy = {}) const {
        if (!follows_from_known(path))
            diagnostics_->error(places_->key(path), path, std::move(problem), std::move(remedy));
    }
    void warning(const std::string& path, std::string problem, std::string remedy = {}) const {
        if (!follows_from_known(path))
            diagnostics_->warning(places_->value(path), path, std::move(problem), std::move(remedy));
    }
    [[nodiscard]] bool any() const { return diagnostics_->has_errors(); }
    /// An error was known before at the path, above it, or within it.
    [[nodiscard]] bool follows_from_known(std::string_view path) const {
        const auto within = [](std::string_view inner, std::string_view outer) {
            return inner.starts_with(outer) &&
                   (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
        };
        return std::ranges::any_of(
            known_, [&](const auto& known) { return within(known, path) || within(path, known); });
    }

  private:
    const Places* places_;
    Diagnostics* diagnostics_;
    std::vector<std::string> known_;
};

} // namespace cutline
