using System.Linq.Expressions;
using AutoMapper;
using AutoMapper.QueryableExtensions;

namespace TrainingOs.Application.Common;

/// <summary>
/// The one way from an aggregate to its view: queries put <see cref="Expression"/> into their SQL, and a command
/// answers with <see cref="Of"/>, which is the same expression run on the aggregate it has just changed.
/// </summary>
public sealed class Projection<TSource, TView>
{
    private readonly Lazy<Func<TSource, TView>> _compiled;

    public Projection(IConfigurationProvider maps)
    {
        var select = (MethodCallExpression)Array.Empty<TSource>().AsQueryable().ProjectTo<TView>(maps).Expression;
        Expression = (Expression<Func<TSource, TView>>)((UnaryExpression)select.Arguments[1]).Operand;
        _compiled = new(Expression.Compile);
    }

    public Expression<Func<TSource, TView>> Expression { get; }

    public TView Of(TSource source) => _compiled.Value(source);
}
