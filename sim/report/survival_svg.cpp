#include "report/labels.hpp"
#include "report/numbers.hpp"
#include "report/survival_view.hpp"
#include "report/svg_labels.hpp"

#include <cutline/report/percent.hpp>
#include <cutline/report/survival_svg.hpp>
#include <cutline/version.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cutline {
namespace {

/// Of the HTML page too (page.css): 4.5 to 1 and more on white.
constexpr std::array<const char*, 8> colours{"#b3402f", "#1f6aa5", "#2f7d4f", "#8a5a00",
                                             "#7a4a9e", "#00757a", "#b03a78", "#5f6b1d"};
constexpr const char* other_colour = "#77736b";

constexpr double left = 56;
constexpr double top = 48;
constexpr double below = 64;         ///< the names of rounds, and what the picture is made from
constexpr double least_column = 130; ///< from round to round
constexpr double least_width = 480;  ///< from the start to the last round
constexpr double line_height = 18;   ///< of the teams' labels
constexpr double least_height = 300;

struct Point {
    std::size_t column; ///< 0: the start; then the rounds
    Estimate chance;
};

struct Curve {
    std::string label;
    const char* colour;
    std::vector<Point> points; ///< at least one
};

/// The chance of taking part in the first round, from which a curve sets out.
Estimate start(const TeamInRound& first, std::uint64_t trials) {
    const double p = static_cast<double>(first.entered) / static_cast<double>(trials);
    return {.count = first.entered, .p = p, .interval = {p, p}};
}

std::vector<Curve> curves_of(const RunReport& report) {
    const int decimals = decimals_of(report.survival);
    std::vector<Curve> curves;
    for (const auto* team : likeliest_first(report.survival)) {
        Curve curve{report.game.roster.teams[team->team].name,
                    curves.size() < colours.size() ? colours[curves.size()] : other_colour,
                    {}};
        for (std::size_t round = 0; round < team->rounds.size(); ++round)
            if (const auto& here = team->rounds[RoundId{round}]; here.entered > 0) {
                if (round == 0)
                    curve.points.push_back({0, start(here, report.survival.trials)});
                curve.points.push_back({round + 1, here.survives});
            }
        if (curve.points.empty())
            continue;
        curve.label += " " + percent(curve.points.back().chance, decimals);
        curves.push_back(std::move(curve));
    }
    return curves;
}

class Drawing {
  public:
    explicit Drawing(const RunReport& report)
        : report_(report), curves_(curves_of(report)),
          height_(std::max(least_height, line_height * static_cast<double>(curves_.size()))),
          column_(
              std::max(least_column, least_width / static_cast<double>(report.game.roster.rounds.size()))),
          end_(x(report.game.roster.rounds.size())) {}

    std::string operator()() {
        open();
        grid();
        for (const auto& curve : curves_)
            draw(curve);
        labels();
        return text_ + "</svg>\n";
    }

  private:
    /// Where a column lies, from the left.
    [[nodiscard]] double x(std::size_t column) const { return left + column_ * static_cast<double>(column); }
    /// Where a chance lies, from the top.
    [[nodiscard]] double y(double chance) const { return top + height_ * (1 - chance); }

    template <class... Values>
    void add(fmt::format_string<Values...> format, Values&&... values) {
        text_ += fmt::format(format, std::forward<Values>(values)...);
    }

    void open() {
        double beside = 0;
        for (const auto& curve : curves_)
            beside = std::max(beside, text_width(curve.label));
        const auto& title = report_.game.scenario.title;
        const double width = std::max(end_ + beside, left + text_width(title)) + 28;
        const double height = top + height_ + below;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 "
            "{0:.0f} "
            "{1:.0f}\" role=\"img\" font-family=\"system-ui, 'Noto Sans CJK KR', sans-serif\" "
            "font-size=\"13\" "
            "fill=\"#1c1b19\">\n",
            width, height);
        const auto heading = escaped_xml(title.empty() ? "Survival curves" : title);
        add("<title>{}</title>\n<desc>Each team's chance of coming through each round</desc>\n", heading);
        add("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        add("<text x=\"{:.0f}\" y=\"26\" font-weight=\"700\">{}</text>\n", left, heading);
    }

    void grid() {
        for (const int share : {0, 25, 50, 75, 100}) {
            const double at = y(share / 100.0);
            add("<path d=\"M{:.0f} {:.1f}H{:.0f}\" stroke=\"#d8d3c7\"/>\n", left, at, end_);
            add("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{}%</text>\n", left - 8, at + 4.5,
                share);
        }
        const double names = top + height_ + 20;
        add("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"middle\">Start</text>\n", x(0), names);
        const auto& rounds = report_.game.roster.rounds;
        for (std::size_t round = 0; round < rounds.size(); ++round)
            add("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n", x(round + 1), names,
                escaped_xml(rounds[RoundId{round}].name));
        add("<text x=\"{:.0f}\" y=\"{:.1f}\" font-size=\"11\" fill=\"#5c5850\">{}, seed {}, {}s, "
            "cutline {}</text>\n",
            left, names + 28, counted(report_.survival.trials, "trial"), report_.seed,
            interval_heading(report_.survival), version);
    }

    void draw(const Curve& curve) {
        add("<g stroke=\"{0}\" fill=\"{0}\">\n<path fill=\"none\" stroke-width=\"2.5\" d=\"", curve.colour);
        for (const auto& point : curve.points)
            add("{}{:.1f} {:.1f}", &point == curve.points.data() ? 'M' : 'L', x(point.column),
                y(point.chance.p));
        add("\"/>\n");
        for (const auto& [column, chance] : curve.points) {
            add("<path stroke-width=\"6\" stroke-opacity=\"0.4\" d=\"M{0:.1f} {1:.1f}V{2:.1f}\"/>\n",
                x(column), y(chance.interval.low), y(chance.interval.high));
            add("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" stroke=\"none\"/>\n", x(column), y(chance.p));
        }
        add("</g>\n");
    }

    /// To the right of all curves, at the height of their ends as far as they don't cover one another.
    void labels() {
        std::vector<double> wanted;
        for (const auto& curve : curves_)
            wanted.push_back(y(curve.points.back().chance.p));
        const auto places = spread_out(wanted, line_height, top, top + height_);
        for (std::size_t i = 0; i < curves_.size(); ++i)
            add("<text x=\"{:.1f}\" y=\"{:.1f}\" font-weight=\"600\" fill=\"{}\">{}</text>\n", end_ + 14,
                places[i] + 4.5, curves_[i].colour, escaped_xml(curves_[i].label));
    }

    const RunReport& report_;
    std::vector<Curve> curves_;
    double height_; ///< of the part between 0% and 100%
    double column_; ///< from round to round
    double end_;    ///< where the last round lies
    std::string text_;
};

} // namespace

std::string survival_svg(const RunReport& report) {
    return Drawing{report}();
}

} // namespace cutline
