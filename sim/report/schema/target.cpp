#include "report/schema/parts.hpp"

namespace cutline::schema {

Json of_target() {
    const auto tried = object({{"points", {{"type", "number"}}}, {"p", ref("figure")}});
    return result("`cutline target`",
                  {{"team", ref("id")},
                   {"criterion", about("`all`: over all of them.", ref("id"))},
                   {"round", about("null: the final.", or_null(ref("id")))},
                   {"probability", ref("share")},
                   {"points", about("null: no number of points gives it, or trials can't tell.",
                                    or_null(ref("figure")))},
                   {"now", tried},
                   {"limit", about("With full points, or with none.", tried)},
                   {"tried", list_of(tried)}});
}

} // namespace cutline::schema
