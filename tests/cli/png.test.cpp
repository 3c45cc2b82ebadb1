#include "cli/scenarios.hpp"
#include "support/program.hpp"

#include <catch2/catch.hpp>

#ifdef CUTLINE_HAS_PNG
#include <cairo.h>
#include <cstdint>
#include <memory>
#include <regex>
#include <set>
#endif

namespace {

using cutline::test::contents;
using cutline::test::Folder;
using cutline::test::run_program;

#ifdef CUTLINE_HAS_PNG

/// A picture, read back.
struct Pixels {
    explicit Pixels(const std::string& path)
        : surface(cairo_image_surface_create_from_png(path.c_str()), cairo_surface_destroy),
          width(cairo_image_surface_get_width(surface.get())),
          height(cairo_image_surface_get_height(surface.get())) {
        REQUIRE(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS);
    }
    /// Without its opacity.
    [[nodiscard]] std::uint32_t at(int x, int y) const {
        const auto* row = cairo_image_surface_get_data(surface.get()) +
                          std::ptrdiff_t{y} * cairo_image_surface_get_stride(surface.get());
        return reinterpret_cast<const std::uint32_t*>(row)[x] & 0xffffffU;
    }
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface;
    int width, height;
};

TEST_CASE("run --plot draws a PNG of twice the size of the SVG") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto png = folder.path("curves.png");
    const auto ended = run_program({"run", file, "--trials", "1000", "--plot", png});
    CHECK(ended.status == 0);
    CHECK(ended.errors == "written: " + png + "\n");
    const auto svg = folder.path("curves.svg");
    REQUIRE(run_program({"run", file, "--trials", "1000", "--plot", svg}).status == 0);

    const auto drawn = contents(svg);
    std::smatch size;
    REQUIRE(std::regex_search(drawn, size, std::regex{R"re(width="(\d+)" height="(\d+)")re"}));
    const Pixels pixels{png};
    CHECK(pixels.width == 2 * std::stoi(size[1]));
    CHECK(pixels.height == 2 * std::stoi(size[2]));

    std::set<std::uint32_t> colours;
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x)
            colours.insert(pixels.at(x, y));
    CHECK(colours.contains(0xffffff)); // paper
    CHECK(colours.contains(0xd8d3c7)); // the grid
    for (const auto curve : {0xb3402fU, 0x1f6aa5U, 0x2f7d4fU, 0x8a5a00U})
        CHECK(colours.contains(curve));
    const int start = 2 * 56;
    CHECK(pixels.at(start, 2 * 48) != 0xffffff); // the line of 100%
    CHECK(pixels.at(1, 1) == 0xffffff);          // a corner
    CHECK(pixels.at(pixels.width - 1, 1) == 0xffffff);
}

TEST_CASE("a PNG is the same each time on one machine") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    for (const auto* name : {"a.png", "b.png"})
        REQUIRE(
            run_program({"run", file, "--trials", "1000", "--quiet", "--plot", folder.path(name)}).status ==
            0);
    CHECK(contents(folder.path("a.png")) == contents(folder.path("b.png")));
}

TEST_CASE("a picture too large for a PNG is told and leaves no file") {
    const Folder folder;
    const std::string title(3000, 'w'); // eight units a letter, twice as many pixels
    const auto file =
        folder.write("long.yaml", "cutline: 1\ntitle: " + title +
                                      "\ncriteria: {x: 10}\nexpected: {x: 5}\nteams: {a: {}, b: {}}\n"
                                      "rounds: {r: {keep: 1}}\n");
    const auto ended =
        run_program({"run", file, "--trials", "10", "--quiet", "--plot", folder.path("long.png")});
    CHECK(ended.status == 1);
    CHECK(ended.errors.find("can't draw the PNG") != std::string::npos);
    CHECK(folder.files() == std::vector<std::string>{"long.yaml"});
}

#else

TEST_CASE("a build without PNG says so before the work") {
    const Folder folder;
    const auto file = folder.write("four.yaml", scenarios::four_teams);
    const auto ended = run_program({"run", file, "--trials", "1e12", "--plot", folder.path("curves.png")});
    CHECK(ended.status == 2);
    CHECK(ended.errors ==
          "cutline: error: this cutline was built without PNG pictures; draw an .svg, or build it "
          "where Debian's librsvg2-dev is, with -DCUTLINE_PNG=ON\n");
}

#endif

} // namespace
