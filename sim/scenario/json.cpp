#include "labels.hpp"
#include "layout.hpp"

#include <cutline/random/digest.hpp>
#include <cutline/scenario/json.hpp>
#include <cutline/scenario/number_text.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <utility>

namespace cutline {
namespace {

using Json = nlohmann::ordered_json;

Json number_json(double value) {
    constexpr double exact = 0x1p53; // up to here every whole double is one integer
    if (value == std::trunc(value) && std::abs(value) < exact)
        return static_cast<std::int64_t>(value);
    return value;
}

/// Writes the tree; what a value becomes depends on where it stands.
class JsonWriter {
  public:
    explicit JsonWriter(const Node& document) : labels_(document) {}

    [[nodiscard]] Json write(const Node& node) {
        switch (node.kind) {
        case Node::Kind::null:
            return nullptr;
        case Node::Kind::scalar:
            return write_scalar(node);
        case Node::Kind::list:
            return write_list(node);
        case Node::Kind::map:
            return write_map(node);
        }
        return nullptr;
    }

  private:
    [[nodiscard]] Json write_list(const Node& node) {
        auto json = Json::array();
        for (const auto& item : node.items)
            json.push_back(write(item));
        return json;
    }

    [[nodiscard]] Json write_map(const Node& node) {
        auto json = Json::object();
        // What a variant's `set` patches is written as at the place that it patches.
        const bool holds_paths = is_variant_set(path_);
        for (const auto& entry : node.entries) {
            auto below = holds_paths ? split_path(entry.key) : path_;
            if (!holds_paths)
                below.push_back(entry.key);
            const Path above{below.begin(), below.end() - 1};
            const bool label =
                entry.value.is_scalar() && labels_.contain(above, {below.back(), {}, entry.value});
            auto outer = std::exchange(path_, std::move(below));
            json[entry.key] = label ? Json(entry.value.text) : write(entry.value);
            path_ = std::move(outer);
        }
        return json;
    }

    [[nodiscard]] Json write_scalar(const Node& node) const {
        if (node.quoted)
            return node.text;
        if (node.text == "true" || node.text == "false")
            return node.text == "true";
        const auto number = parse_number(node.text);
        if (!number || number->percent)
            return node.text;
        auto json = number_json(number->value);
        if (is_published(path_) && json.dump() != node.text)
            return node.text; // the digits printed say how exactly the number is known
        return json;
    }

    Labels labels_;
    Path path_;
};

Node strip(const Node& node, const Path& path, const Labels& labels) {
    if (!node.is_map())
        return node;
    auto kept = Node::map({}, node.place);
    const bool holds_paths = is_variant_set(path);
    for (const auto& entry : node.entries) {
        auto below = holds_paths ? split_path(entry.key) : path;
        if (!holds_paths)
            below.push_back(entry.key);
        const Path above{below.begin(), below.end() - 1};
        if (!labels.contain(above, {below.back(), {}, entry.value}))
            kept.entries.push_back({entry.key, entry.key_place, strip(entry.value, below, labels)});
    }
    return kept;
}

} // namespace

std::string to_json(const Node& document) {
    constexpr int compact = -1;
    return JsonWriter{document}.write(document).dump(compact, ' ', false, Json::error_handler_t::replace);
}

Node without_labels(const Node& document) {
    return strip(document, {}, Labels{document});
}

std::string digest(const Node& resolved) {
    return "sha256:" + sha256_hex(to_json(without_labels(resolved)));
}

std::string short_digest(std::string_view digest) {
    constexpr std::size_t digits = 12;
    return std::string{digest.substr(digest.find(':') + 1, digits)};
}

} // namespace cutline
