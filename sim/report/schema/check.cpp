#include "report/schema/parts.hpp"

namespace cutline::schema {

Json of_check() {
    const auto variant =
        object({{"title", text()}, {"changes", list_of(text())}, {"counterfactual", {{"type", "boolean"}}}});
    const Json count{{"type", "integer"}, {"minimum", 0}};
    return about("`cutline check`", object({{"cutline", text()},
                                            {"title", text()},
                                            {"digest", ref("digest")},
                                            {"teams", count},
                                            {"rounds", count},
                                            {"finalists", count},
                                            {"open_rules", map_of(map_of(ref("share")))},
                                            {"variants", map_of(variant)},
                                            {"warnings", count},
                                            {"scenario", ref("scenario")}}));
}

} // namespace cutline::schema
