using FluentValidation;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Common;

/// <summary>
/// The domain's limits as validation rules, so that a wrong value is named at its field. Limits of size are rules that
/// say what they are (a range, a length) and not predicates: the API's description of itself reads them from here.
/// </summary>
internal static class Rules
{
    public static IRuleBuilderOptions<T, double?> IsQuantity<T, TQuantity>(this IRuleBuilder<T, double?> rule)
        where TQuantity : IQuantity<TQuantity> => rule
        .InclusiveBetween(TQuantity.Least, TQuantity.Most).WithMessage(Quantity.Limits<TQuantity>());

    public static IRuleBuilderOptions<T, double?> IsMinutes<T>(this IRuleBuilder<T, double?> rule) =>
        rule.IsQuantity<T, Minutes>();

    public static IRuleBuilderOptions<T, double?> IsKilometres<T>(this IRuleBuilder<T, double?> rule) =>
        rule.IsQuantity<T, Kilometres>();

    public static IRuleBuilderOptions<T, double?> IsMetres<T>(this IRuleBuilder<T, double?> rule) =>
        rule.IsQuantity<T, Metres>();

    public static IRuleBuilderOptions<T, double?> IsHeartRate<T>(this IRuleBuilder<T, double?> rule) =>
        rule.IsQuantity<T, BeatsPerMinute>();

    public static IRuleBuilderOptions<T, string?> IsText<T>(this IRuleBuilder<T, string?> rule, int most) => rule
        .MaximumLength(most).WithMessage($"This text may have at most {most} characters; it has {{TotalLength}}.")
        .Must(PlainText.IsClean)
        .WithMessage("This text holds a control character; only line breaks and tabs are allowed.");

    public static IRuleBuilderOptions<T, string?> IsTimezone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(id => id is null || Timezone.TryParse(id, null, out _))
        .WithMessage((_, id) => Timezone.Refusal(id));

    public static IRuleBuilderOptions<T, TValue> IsSaid<T, TValue>(
        this IRuleBuilder<T, TValue> rule, string sentence) => rule
        .NotNull().WithMessage(sentence);
}
