// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/schemaruletable.h"

namespace bulkhead::contracts {

namespace {

constexpr auto B = Severity::Breaking;
constexpr auto W = Severity::Warning;
constexpr auto C = Severity::Compatible;
constexpr auto sure = Certainty::Certain;
constexpr auto open = Certainty::Undecided;
constexpr std::nullopt_t no = std::nullopt;

} // namespace

// What narrows breaks requests, what widens breaks responses; the exceptions say why.
const std::vector<SchemaRule> &schemaRules()
{
    static const std::vector<SchemaRule> table = {
        {"schema-forbids-all", B, C, sure, "a schema became false, which nothing satisfies"},
        {"schema-forbade-all", C, B, sure, "a schema was false and is satisfied by something now"},
        {"type-narrowed", B, C, sure, "fewer types are allowed"},
        {"type-widened", C, B, sure, "more types are allowed"},
        {"type-changed", B, B, sure, "the type is another one"},
        // Many documents leave "type: object" out; saying it is hardly ever meant as a change.
        {"type-stated", W, C, sure, "a type is said that the other keywords implied"},
        {"type-omitted", C, W, sure, "a type is no longer said, and still implied by the other keywords"},
        {"null-removed", B, C, sure, "null is no longer allowed"},
        {"null-added", C, B, sure, "null is allowed now"},
        {"format-added", B, C, sure, "a format is asked for"},
        {"format-dropped", C, B, sure, "a format is no longer kept"},
        {"format-narrowed", B, C, sure, "the format takes fewer values (int64 to int32)"},
        {"format-widened", C, B, sure, "the format takes more values (int32 to int64)"},
        {"format-changed", B, B, sure, "the format is another one"},
        {"enum-added", B, C, sure, "only listed values are allowed"},
        {"enum-dropped", C, B, sure, "values are no longer listed, any is allowed"},
        {"enum-value-removed", B, C, sure, "a listed value is gone"},
        {"enum-value-added", C, B, sure, "a listed value is new"},
        {"enum-value-added-extensible", no, C, sure, "a listed value is new where readers were told to expect more"},
        {"const-added", B, C, sure, "only one value is allowed"},
        {"const-dropped", C, B, sure, "other values than the one are allowed"},
        {"const-changed", B, B, sure, "the one allowed value is another one"},
        // A client that leaves a value out gets another behaviour without having changed anything.
        {"default-value-changed", B, W, sure, "what is taken for a value that is left out changed"},
        {"default-value-removed", B, C, sure, "nothing is taken for a value that is left out any more"},
        {"default-value-added", W, C, sure, "something is taken for a value that is left out now"},
        {"minimum-tightened", B, C, sure, "minimum was raised, or added"},
        {"minimum-loosened", C, B, sure, "minimum was lowered, or dropped"},
        {"maximum-tightened", B, C, sure, "maximum was lowered, or added"},
        {"maximum-loosened", C, B, sure, "maximum was raised, or dropped"},
        {"min-length-tightened", B, C, sure, "minLength was raised, or added"},
        {"min-length-loosened", C, B, sure, "minLength was lowered, or dropped"},
        {"max-length-tightened", B, C, sure, "maxLength was lowered, or added"},
        {"max-length-loosened", C, B, sure, "maxLength was raised, or dropped"},
        {"min-items-tightened", B, C, sure, "minItems was raised, or added"},
        {"min-items-loosened", C, B, sure, "minItems was lowered, or dropped"},
        {"max-items-tightened", B, C, sure, "maxItems was lowered, or added"},
        {"max-items-loosened", C, B, sure, "maxItems was raised, or dropped"},
        {"min-properties-tightened", B, C, sure, "minProperties was raised, or added"},
        {"min-properties-loosened", C, B, sure, "minProperties was lowered, or dropped"},
        {"max-properties-tightened", B, C, sure, "maxProperties was lowered, or added"},
        {"max-properties-loosened", C, B, sure, "maxProperties was raised, or dropped"},
        {"multiple-of-tightened", B, C, sure, "multipleOf lets fewer numbers through"},
        {"multiple-of-loosened", C, B, sure, "multipleOf lets more numbers through"},
        {"multiple-of-changed", B, B, sure, "multipleOf lets other numbers through"},
        {"unique-items-added", B, C, sure, "items must differ now"},
        {"unique-items-dropped", C, B, sure, "items may be alike now"},
        {"pattern-added", B, C, sure, "a pattern must be matched now"},
        {"pattern-dropped", C, B, sure, "a pattern is no longer kept"},
        {"pattern-changed", W, W, open, "the pattern is another one; which takes more is not decided"},
        {"property-removed", B, B, sure, "a property is gone: a request with it is refused, or a response always had it"},
        {"property-ignored", W, no, sure, "a property is gone from an open object: requests with it may be taken and it is ignored"},
        {"optional-property-removed", no, B, sure, "a property that a response might have had is gone"},
        {"property-added", C, C, sure, "a property is new"},
        {"property-added-required", B, no, sure, "a property that requests must have is new"},
        {"property-added-to-closed", no, W, sure, "a property is new where none beside the listed ones was to come"},
        {"property-became-required", B, C, sure, "a property became required"},
        {"property-became-optional", C, B, sure, "a property became optional"},
        {"property-became-read-only", B, no, sure, "a property may no longer be sent"},
        {"property-no-longer-read-only", C, no, sure, "a property may be sent now"},
        {"property-became-write-only", no, B, sure, "a property no longer comes back"},
        {"property-no-longer-write-only", no, C, sure, "a property comes back now"},
        {"additional-properties-closed", B, C, sure, "other properties than the listed ones are refused now"},
        // New properties in a response are taken as compatible, so that there may be some is no more than a hint.
        {"additional-properties-opened", C, W, sure, "other properties than the listed ones may come now"},
        {"additional-properties-typed", B, C, sure, "other properties must be of a schema now"},
        {"additional-properties-untyped", C, B, sure, "other properties may be anything now"},
        {"pattern-properties-changed", W, W, open, "properties by pattern differ"},
        {"tuple-changed", W, W, open, "the number of items with a schema of their own differs"},
        {"branch-removed", B, C, sure, "one of the alternatives of oneOf or anyOf is gone"},
        {"branch-added", C, B, sure, "an alternative of oneOf or anyOf is new"},
        {"one-of-became-any-of", C, B, sure, "several alternatives may hold at once now"},
        {"any-of-became-one-of", B, C, sure, "only one alternative may hold now"},
        {"alternatives-changed", W, W, open, "oneOf or anyOf came, went or changed in a way that cannot be compared"},
        {"not-added", B, C, sure, "some values are excluded now"},
        {"not-dropped", C, B, sure, "some values are no longer excluded"},
        {"discriminator-changed", B, B, sure, "another property tells the alternatives apart"},
        {"discriminator-removed", B, B, sure, "no property tells the alternatives apart any more"},
        {"discriminator-added", W, W, sure, "a property tells the alternatives apart now"},
        {"discriminator-mapping-changed", B, B, sure, "a value of the discriminator stands for another schema"},
        {"discriminator-value-removed", B, C, sure, "a value of the discriminator is gone"},
        {"discriminator-value-added", C, B, sure, "a value of the discriminator is new"},
        {"keyword-changed", W, W, open, "a keyword whose effect is not decided differs (if, contains, contentEncoding)"},
    };
    return table;
}

} // namespace bulkhead::contracts
