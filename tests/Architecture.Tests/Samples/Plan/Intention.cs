#nullable enable

using TrainingOs.Architecture.Tests.Samples.Reality;

namespace TrainingOs.Architecture.Tests.Samples.Plan;

/// <summary>A mark that takes types.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class MarkAttribute(params Type[] types) : Attribute
{
    public Type[] Types { get; } = types;
    public Type? Named { get; set; }
}

/// <summary>A thing that keeps to its side.</summary>
public sealed class Wish
{
    private readonly List<Wish> _others = [];

    public async Task<int> Count()
    {
        await Task.Yield();
        return _others.Count(other => other != this);
    }
}

/// <summary>Things meant that mention things done.</summary>
public static class Intention
{
    public class ByBase : Deed;

    public class ByInterface : IDeed;

    public class ByGenericBase : List<Deed>;

    public class ByField { protected Deed? Kept; }

    public class ByStaticField { private static readonly Deed[] Deeds = []; }

    public class ByProperty { public Deed? Deed { get; set; } }

    public class ByEvent { public event Action<Deed>? Happened { add { } remove { } } }

    public class ByParameter { public void Take(Deed deed) { } }

    public class ByReturn { public Deed? Give() => null; }

    public class ByRef { public void Take(ref Dictionary<string, Deed[]> deeds) { } }

    public class ByConstraint<T> where T : Deed;

    public class ByMethodConstraint { public void Take<T>(T deed) where T : Deed { } }

    [Deed]
    public class ByAttribute;

    public class ByAttributeOfMethod { [Deed] public void Take() { } }

    public class ByAttributeOfParameter { public void Take([Deed] int value) { } }

    [Mark(typeof(Deed))]
    public class ByAttributeArgument;

    [Mark(Named = typeof(List<Deed>))]
    public class ByNamedAttributeArgument;

    public class ByCall { public void Take() => Deed.Make(); }

    public class ByGenericCall { public void Take() => Enumerable.Empty<Deed>().ToList(); }

    public class ByNew { public object Take() => new Deed(); }

    public class ByTypeOf { public Type Take() => typeof(Deed); }

    public class ByCast { public bool Take(object thing) => thing is Deed { Value: > 3 }; }

    public class ByStaticAccess { public object Take() => Deed.Known; }

    public class ByCatch
    {
        public void Take()
        {
            try { GC.Collect(); }
            catch (Deed) { GC.Collect(); }
        }
    }

    public class ByConstructor { public ByConstructor() => GC.KeepAlive(Deed.Make()); }

    public class ByInitializer { private static readonly object Known = Deed.Make(); }

    public class ByAccessor { public object Deed => Samples.Reality.Deed.Make(); }

    public class ByLambda { public Func<object> Take() => () => new Deed(); }

    public class ByClosure { public Func<object> Take(int value) => () => value > 0 ? new Deed() : value; }

    public class ByAsync
    {
        public async Task<object> Take()
        {
            await Task.Yield();
            return new Deed();
        }
    }

    public class ByIterator
    {
        public IEnumerable<object> Take()
        {
            yield return new Deed();
        }
    }

    public class ByLocalFunction
    {
        public object Take()
        {
            return Inner();

            static object Inner() => new Deed();
        }
    }

    public class ByMethodGroup { public Func<Deed> Take() => Deed.Make; }
}
