#include "cli/compared_input.hpp"

#include "cli/command.hpp"
#include "cli/diagnostics_view.hpp"
#include "cli/interrupt.hpp"
#include "cli/knowledge.hpp"
#include "cli/option_values.hpp"
#include "cli/scenario_input.hpp"
#include "cli/scenario_search.hpp"

#include <cutline/scenario/document.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/scenario/yaml.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace cutline::cli {
namespace {

using Json = nlohmann::ordered_json;
using Point = std::vector<std::pair<std::string, std::string>>;

/// Every combination of the swept values; the last sweep varies fastest.
std::vector<Point> grid(const std::vector<Sweep>& sweeps) {
    std::vector<Point> points{Point{}};
    for (const auto& sweep : sweeps) {
        if (points.size() * sweep.values.size() > most_sweep_points)
            throw UsageError(
                fmt::format("the sweeps make more than {} points; take larger steps", most_sweep_points));
        std::vector<Point> longer;
        for (const auto& point : points)
            for (const auto& value : sweep.values) {
                longer.push_back(point);
                longer.back().emplace_back(sweep.path, value);
            }
        points = std::move(longer);
    }
    return sweeps.empty() ? std::vector<Point>{} : points;
}

std::string name_of(const Point& point) {
    std::string name;
    for (const auto& [path, value] : point)
        name += (name.empty() ? "" : ", ") + path + "=" + value;
    return name;
}

class Loader {
  public:
    explicit Loader(const Options& options) : options_(options) {}

    ComparedInput operator()() {
        Diagnostics diagnostics;
        input_.changes.counterfactual = options_.counterfactual;
        for (const auto& [path, text] : options_.set)
            input_.changes.set.emplace_back(path, value_of("--set", path, text, diagnostics));
        stop_at_errors(diagnostics);

        const auto document = load(options_.files.front());
        add(std::string{no_patch}, document, {});
        for (const auto& variant : wanted_variants(document))
            add(variant, document, variant);
        add_points(document);
        for (std::size_t i = 1; i < options_.files.size(); ++i) {
            const auto& file = options_.files[i];
            add(free_name(std::filesystem::path{file}.stem().string()), load(file), {});
        }
        if (input_.games.size() < 2)
            throw UsageError("there is nothing to compare with; add --variant NAME, --all-variants, --sweep "
                             "PATH=LOW:HIGH:STEP or another FILE");
        put_baseline_first();
        keep_work_when_interrupted();
        return std::move(input_);
    }

  private:
    static void stop_at_errors(const Diagnostics& diagnostics) {
        if (diagnostics.has_errors())
            throw InputError(diagnostics.all());
    }

    static Node value_of(std::string_view option, const std::string& path, const std::string& text,
                         Diagnostics& diagnostics) {
        return parse_value(text, {.file = fmt::format("{} {}={}", option, path, text)}, diagnostics);
    }

    Node load(const std::string& file) {
        expect_scenario_file(file);
        Diagnostics diagnostics;
        auto document = load_document(file, diagnostics);
        stop_at_errors(diagnostics);
        show(diagnostics.all());
        for (auto& read : files_of(file))
            input_.files.push_back(std::move(read));
        return document;
    }

    std::vector<std::string> wanted_variants(const Node& document) const {
        auto names = options_.variants;
        const auto* variants = document.find("variants");
        if (options_.all_variants && variants == nullptr)
            throw UsageError(fmt::format("--all-variants: '{}' has no variants", options_.file));
        if (options_.all_variants)
            names.insert(names.end(), variants->entries.size(), {});
        for (std::size_t i = options_.variants.size(); i < names.size(); ++i)
            names[i] = variants->entries[i - options_.variants.size()].key;
        std::vector<std::string> once;
        for (const auto& name : names)
            if (std::ranges::find(once, name) == once.end() && name != no_patch)
                once.push_back(name);
        return once;
    }

    void add(const std::string& name, const Node& document, std::optional<std::string> variant) {
        auto changes = input_.changes;
        changes.variant = std::move(variant);
        auto game = make_game(document, changes);
        if (!changes.variant)
            show(game.warnings);
        teach(document, changes, game);
        std::string title = game.scenario.title;
        if (changes.variant) {
            const auto* entry = document.find("variants")->find(*changes.variant);
            const auto* own = entry != nullptr ? entry->find("title") : nullptr;
            title = own != nullptr ? own->text : "";
        }
        input_.games.push_back({name, std::move(title), {}, std::move(game)});
    }

    /// Points are checked as changes of the file without the variants that no open rule needs: those have
    /// been checked already.
    void add_points(const Node& document) {
        const auto points = grid(options_.sweeps);
        if (points.empty())
            return;
        Diagnostics diagnostics;
        const auto base = resolved(apply_changes(document, input_.changes, diagnostics));
        for (const auto& point : points) {
            Changes changes;
            for (const auto& [path, text] : point)
                changes.set.emplace_back(path, value_of("--sweep", path, text, diagnostics));
            stop_at_errors(diagnostics);
            auto game = make_game(base, changes);
            auto all = input_.changes;
            all.set.insert(all.set.end(), changes.set.begin(), changes.set.end());
            teach(document, all, game);
            input_.games.push_back({name_of(point), {}, point, std::move(game)});
        }
    }

    /// All games take the same draws, as far as they believe the same.
    void teach(const Node& document, const Changes& changes, Game& game) {
        if (!knowledge_)
            knowledge_.emplace(seed_of(options_, game));
        (void)knowledge_->teach(document, changes, game);
    }

    [[nodiscard]] bool taken(const std::string& name) const {
        return std::ranges::find(input_.games, name, &Compared::name) != input_.games.end();
    }

    /// Two files may have the same name in different folders.
    [[nodiscard]] std::string free_name(const std::string& stem) const {
        auto name = stem;
        for (int number = 2; taken(name); ++number)
            name = fmt::format("{}-{}", stem, number);
        return name;
    }

    void put_baseline_first() {
        if (!options_.baseline)
            return;
        auto& games = input_.games;
        const auto found = std::ranges::find(games, *options_.baseline, &Compared::name);
        if (found == games.end()) {
            std::vector<std::string> known;
            for (const auto& game : games)
                known.push_back(game.name);
            throw UsageError(fmt::format("--baseline can't be '{}', which isn't compared; {}",
                                         *options_.baseline, suggestion(*options_.baseline, known)));
        }
        std::rotate(games.begin(), found, found + 1);
    }

    const Options& options_;
    ComparedInput input_;
    std::optional<Knowledge> knowledge_;
};

Json json_of(const Compared& compared) {
    Json point = Json::array();
    for (const auto& [path, value] : compared.point)
        point.push_back(Json::array({path, value}));
    return {{"name", compared.name},
            {"title", compared.title},
            {"point", std::move(point)},
            {"digest", digest(compared.game.resolved)},
            {"scenario", Json::parse(to_json(compared.game.resolved))}};
}

/// @param base  of which a saved run's scenario is that of the game
Compared compared_of(const Json& json, SavedRun base) {
    json.at("digest").get_to(base.digest);
    if (json.contains("scenario"))
        base.scenario = json["scenario"].dump();
    Compared compared{
        json.at("name").get<std::string>(), json.at("title").get<std::string>(), {}, game_of(base)};
    json.at("point").get_to(compared.point);
    return compared;
}

} // namespace

ComparedInput load_compared(const Options& options) {
    return Loader{options}();
}

std::string comparison_question(const std::vector<Compared>& games, ComparisonStudy::Options options) {
    auto list = Json::array();
    for (const auto& game : games)
        list.push_back(json_of(game));
    list.front().erase("scenario"); // the run's own
    return Json{{"round", options.by_round}, {"design", options.design}, {"games", std::move(list)}}.dump();
}

SavedComparison compared_of(const SavedRun& run) {
    try {
        SavedComparison saved;
        const auto question = Json::parse(run.question);
        question.at("round").get_to(saved.options.by_round);
        question.at("design").get_to(saved.options.design);
        for (const auto& game : question.at("games"))
            saved.games.push_back(compared_of(game, run));
        return saved;
    } catch (const Json::exception&) {
        throw SavedRunError("is no part of a comparison");
    }
}

} // namespace cutline::cli
