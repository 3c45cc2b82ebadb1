#include "cli/png.hpp"

#ifdef CUTLINE_HAS_PNG

#include "cli/command.hpp"

#include <fmt/format.h>

#include <cmath>
#include <exception>
#include <librsvg/rsvg.h>
#include <memory>

namespace cutline::cli {
namespace {

constexpr double scale = 2;

[[noreturn]] void fail(std::string_view cause) {
    throw CouldNotFinish(fmt::format("can't draw the PNG: {}; an .svg can always be drawn", cause));
}

void expect_none(GError* error) {
    if (error == nullptr)
        return;
    const std::string cause = error->message;
    g_error_free(error);
    fail(cause);
}

/// Called by C, through which nothing may be thrown.
cairo_status_t append(void* text, const unsigned char* bytes, unsigned int count) noexcept {
    try {
        static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::exception&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

} // namespace

bool has_png() {
    return true;
}

std::string png_of_svg(const std::string& svg) {
    GError* error = nullptr;
    const std::unique_ptr<RsvgHandle, decltype(&g_object_unref)> picture{
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error),
        g_object_unref};
    expect_none(error);
    double width = 0;
    double height = 0;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(picture.get(), &width, &height))
        fail("its size is unknown");

    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface{
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(std::ceil(scale * width)),
                                   static_cast<int>(std::ceil(scale * height))),
        cairo_surface_destroy};
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        fail("it is too large");
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> pen{cairo_create(surface.get()), cairo_destroy};
    cairo_scale(pen.get(), scale, scale);
    const RsvgRectangle whole{0, 0, width, height};
    rsvg_handle_render_document(picture.get(), pen.get(), &whole, &error);
    expect_none(error);

    std::string png;
    if (const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &png);
        status != CAIRO_STATUS_SUCCESS)
        fail(cairo_status_to_string(status));
    return png;
}

} // namespace cutline::cli

#else

namespace cutline::cli {

bool has_png() {
    return false;
}

std::string png_of_svg(const std::string&) {
    return {};
}

} // namespace cutline::cli

#endif
