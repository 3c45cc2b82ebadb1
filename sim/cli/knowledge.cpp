#include "cli/knowledge.hpp"

#include "cli/diagnostics_view.hpp"

#include <cutline/scenario/json.hpp>

#include <utility>

namespace cutline::cli {
namespace {

std::string learnt_from(const Node& document, const Changes& changes) {
    Diagnostics ignored; // the document and its changes have been read without an error
    const auto believed = resolved(apply_changes(document, beliefs(document, changes), ignored));
    return has_published_results(believed) ? to_json(believed) : std::string{};
}

} // namespace

Learnt Knowledge::teach(const Node& document, const Changes& changes, Game& game) {
    auto from = learnt_from(document, changes);
    if (from.empty())
        return {};
    auto& known = learnt_[from];
    if (known == nullptr) {
        known = learn(document, changes, seed_);
        if (known != nullptr)
            show(known->warnings());
    }
    if (known != nullptr)
        let_know(game, known, changes.counterfactual);
    return {known, std::move(from)};
}

std::shared_ptr<const Posterior> teach(const SavedRun& run, Game& game) {
    if (run.learnt_from.empty())
        return nullptr;
    Diagnostics diagnostics;
    const auto document = load_document_text(run.learnt_from, "the stored scenario", diagnostics);
    if (diagnostics.has_errors())
        throw InputError(diagnostics.all());
    auto known = learn(document, {}, run.seed);
    if (known != nullptr)
        let_know(game, known, run.counterfactual);
    return known;
}

} // namespace cutline::cli
