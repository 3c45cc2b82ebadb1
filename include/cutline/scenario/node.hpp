#pragma once
/// A scenario file as written: words, lists and maps, each with its place. Nothing is interpreted here.

#include <cutline/base/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cutline {

/// One value of a scenario file and everything below it. A plain value: copies are independent.
struct Node {
    enum class Kind { null, scalar, list, map };
    struct Entry; ///< one key of a map: {key, key_place, value}

    Kind kind = Kind::null;
    Place place;                ///< where the value starts
    std::string text;           ///< of a scalar, as written: "010", "NO" and "3%" are not interpreted
    bool quoted = false;        ///< whether a scalar stood in quotes or was a block of text
    std::vector<Node> items;    ///< of a list
    std::vector<Entry> entries; ///< of a map, in the order of the file; no key comes twice

    [[nodiscard]] static Node scalar(std::string text, Place place = {});
    [[nodiscard]] static Node list(std::vector<Node> items, Place place = {});
    [[nodiscard]] static Node map();
    [[nodiscard]] static Node map(std::vector<Entry> entries, Place place = {});

    [[nodiscard]] bool is_null() const { return kind == Kind::null; }
    [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
    [[nodiscard]] bool is_list() const { return kind == Kind::list; }
    [[nodiscard]] bool is_map() const { return kind == Kind::map; }
    /// Whether it is a scalar that stood without quotes: a word that may mean a number.
    [[nodiscard]] bool is_plain() const { return is_scalar() && !quoted; }

    /// The value under `key`, or nullptr. Anything but a map has no keys. Valid until the map changes.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
    [[nodiscard]] const Entry* find_entry(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The keys in the order of the file.
    [[nodiscard]] std::vector<std::string> keys() const;

    /// Puts `value` under `key`: in the place of the one that was there, else at the end. Makes a null a map.
    Node& set(std::string key, Node value, Place key_place = {});
    /// Removes `key`; false if it wasn't there.
    bool erase(std::string_view key);
};

struct Node::Entry {
    std::string key;
    Place key_place;
    Node value;
};

/// What stands there, for messages: "a list", "a map", "the number 35", "the word 'abc'", "the text 'a b'",
/// "nothing". Long text is shortened.
[[nodiscard]] std::string describe(const Node& node);

/// `text` on one line of at most 40 code points, for messages that quote the user.
[[nodiscard]] std::string shortened(std::string_view text);

/// How many levels of lists and maps: 0 for a scalar, 1 for a list of scalars.
[[nodiscard]] std::size_t depth(const Node& node);

} // namespace cutline
