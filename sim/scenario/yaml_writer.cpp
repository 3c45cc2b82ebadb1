#include <cutline/scenario/yaml_writer.hpp>

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

namespace cutline {
namespace {

constexpr std::size_t longest_line = 90; ///< of a list or map that stands on one line

/// About how many bytes it takes on one line.
std::size_t length(const Node& node) {
    constexpr std::size_t marks = 2; // a colon or a comma, and a space
    std::size_t sum = node.text.size() + marks;
    for (const auto& item : node.items)
        sum += length(item);
    for (const auto& entry : node.entries)
        sum += entry.key.size() + marks + length(entry.value);
    return sum;
}

/// Puts what words of a scenario mean into YAML's own marks.
class YamlWriter {
  public:
    YamlWriter() { out_.SetNullFormat(YAML::LowerNull); }

    std::string operator()(const Node& node, bool on_one_line) {
        if (node.is_list() || node.is_map())
            write_collection(node, on_one_line);
        else
            write(node);
        return {out_.c_str(), out_.size()};
    }

  private:
    void write(const Node& node) {
        if (node.kind == Node::Kind::null)
            out_ << YAML::Null;
        else if (node.is_scalar())
            write_scalar(node);
        else
            write_collection(node, length(node) <= longest_line);
    }

    void write_scalar(const Node& node) {
        if (node.quoted)
            out_ << YAML::DoubleQuoted;
        out_ << node.text;
    }

    void write_collection(const Node& node, bool folded) {
        if (folded)
            out_ << YAML::Flow;
        if (node.is_list()) {
            out_ << YAML::BeginSeq;
            for (const auto& item : node.items)
                write(item);
            out_ << YAML::EndSeq;
            return;
        }
        out_ << YAML::BeginMap;
        for (const auto& [key, place, value] : node.entries) {
            out_ << YAML::Key << key << YAML::Value;
            write(value);
        }
        out_ << YAML::EndMap;
    }

    YAML::Emitter out_;
};

} // namespace

std::string to_yaml(const Node& document) {
    return YamlWriter{}(document, false) + "\n";
}

std::string to_yaml_line(const Node& value) {
    return YamlWriter{}(value, true);
}

} // namespace cutline
