using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrainingOs.Architecture.Tests.Samples;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Architecture.Tests;

public sealed class TableTests
{
    [Fact]
    public void A_table_names_its_context_no_key_leads_to_another_and_each_row_is_its_athletes()
    {
        var model = Model();
        model.GetEntityTypes().Select(entity => entity.ClrType.Name)
            .ShouldBe(
                [
                    nameof(Athlete), nameof(WeeklyPlan), nameof(Session), nameof(DayNote), nameof(Import),
                    nameof(Decision), "KeptFile", "SessionFile", "KeptRecording", "KeptStream",
                ],
                ignoreOrder: true);
        Tables.Offences(model).ShouldBeEmpty();
    }

    [Fact]
    public void No_aggregate_can_be_changed_but_by_its_verbs()
    {
        // What persistence alone knows of is rows, made and read in one place.
        var aggregates = Model().GetEntityTypes().Select(entity => entity.ClrType)
            .Where(type => type.Assembly == Product.Domain).ToList();
        aggregates.ShouldContain(typeof(WeeklyPlan));
        aggregates.SelectMany(Aggregates.Offences).ShouldBeEmpty();
    }

    [Fact]
    public void Each_way_to_offend_with_a_table_is_seen()
    {
        using var db = new CrossedDb(new DbContextOptionsBuilder<CrossedDb>().UseSqlite().Options);
        Tables.Offences(db.Model).ShouldBe(
            [
                "Aim is kept in aims, which does not name its context",
                "Aim leads to another context",
                "Feat has a key to another context",
                "Feat leads to another context",
                "Feat belongs to no athlete",
                "Feat shows the rows of every athlete",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Each_way_to_leave_an_aggregate_open_is_seen() => Aggregates.Offences(typeof(OpenHouse)).ShouldBe(
        [
            "OpenHouse is not sealed",
            "OpenHouse.Name can be set from outside",
            "OpenHouse.Room can be set from outside",
            "OpenHouse.Guests is a field for all",
            "OpenHouse.Beds can be filled from outside",
            "OpenHouse can be made of nothing",
        ],
        ignoreOrder: true);

    private static IModel Model()
    {
        using var db = new TrainingDb(new DbContextOptionsBuilder<TrainingDb>().UseSqlite().Options);
        return db.Model;
    }
}
