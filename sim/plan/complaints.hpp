#pragma once
/// Says what is wrong with a scenario at one of its paths.

#include <cutline/base/diagnostic.hpp>
#include <cutline/scenario/scenario.hpp>

#include <string>
#include <vector>

namespace cutline {

class Complaints {
  public:
    /// Both outlive the complaints.
    Complaints(const Places& places, Diagnostics& diagnostics)
        : places_(&places), diagnostics_(&diagnostics) {}

    /// About the value at `path`.
    void error(const std::string& path, std::string problem, std::string remedy = {}) const {
        diagnostics_->error(places_->value(path), path, std::move(problem), std::move(remedy));
    }
    /// About the key at `path`: a name that is not known.
    void key_error(const std::string& path, std::string problem, std::string remedy = {}) const {
        diagnostics_->error(places_->key(path), path, std::move(problem), std::move(remedy));
    }
    void warning(const std::string& path, std::string problem, std::string remedy = {}) const {
        diagnostics_->warning(places_->value(path), path, std::move(problem), std::move(remedy));
    }
    [[nodiscard]] bool any() const { return diagnostics_->has_errors(); }

  private:
    const Places* places_;
    Diagnostics* diagnostics_;
};

} // namespace cutline
